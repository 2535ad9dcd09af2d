using System.Globalization;

namespace Mortise.Bench.Soak;

/// <summary>What is replaced, and how often.</summary>
internal sealed record SoakPlan(int Updates, WriterBuilds Builds)
{
    private const int Usual = 1000;
    private const int Least = 5;
    private const string Stateful = "--stateful";

    /// <summary>What the arguments after the command ask for; null when they are none.</summary>
    public static SoakPlan? Of(string[] options)
    {
        var builds = options.Contains(Stateful) ? WriterBuilds.Keeping : WriterBuilds.Plain;
        return options.Where(static option => option != Stateful).ToArray() switch
        {
            [] => new SoakPlan(Usual, builds),
            ["--updates", var text]
                when int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= Least =>
                new SoakPlan(number, builds),
            _ => null,
        };
    }

    /// <summary>
    /// Whether what is held is judged: before two hundred updates the runtime still compiles the host's own code.
    /// </summary>
    public bool IsWhole => Updates >= Usual;

    /// <summary>The arguments that ask for it.</summary>
    public IEnumerable<string> Options => Builds == WriterBuilds.Keeping
        ? [Stateful, "--updates", $"{Updates}"]
        : ["--updates", $"{Updates}"];
}
