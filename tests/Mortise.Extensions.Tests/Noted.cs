namespace Mortise.Extensions.Tests;

/// <summary>A scoped service that notes its beginning and end.</summary>
internal sealed class Noted : IAsyncDisposable
{
    private readonly List<string> _notes;

    public Noted(List<string> notes)
    {
        _notes = notes;
        notes.Add("made");
    }

    public void Note(string text) => _notes.Add(text);

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        _notes.Add("disposed");
    }
}
