namespace Exploration.Scenarios;

/// <summary>One generation of a subscriber: notes what it takes, and knows when it may not be given anything.</summary>
/// <param name="name">Which.</param>
/// <param name="taken">What all generations have taken.</param>
internal sealed class Listener(string name, ICollection<Tick> taken)
{
    private bool _isInside;

    /// <summary>Set while nothing may be inside: what it remembers is being handed over.</summary>
    public bool IsHeld { get; set; }

    public async Task TakeAsync(object item, CancellationToken cancellation)
    {
        Look("begins");
        Look(!_isInside, "is given beside another");
        _isInside = true;
        await Task.Yield();
        Look("goes on");
        taken.Add((Tick)item);
        _isInside = false;
    }

    private void Look(string what) => Look(!IsHeld, what);

    private void Look(bool holds, string what)
    {
        if (!holds)
        {
            throw new ViolationException($"an event {what} at the {name} generation, which is held");
        }
    }
}
