namespace Mortise.Payloads;

/// <summary>The bytes are not what the schema says: the fault of whoever wrote them.</summary>
/// <param name="path">Where, for example <c>range.from</c>; empty at the root.</param>
/// <param name="problem">What was expected and what was found; a clause without the path.</param>
public sealed class PayloadException(string path, string problem)
    : Exception(path.Length == 0 ? problem : $"{path}: {problem}")
{
    /// <summary>Where in the payload.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong there.</summary>
    public string Problem { get; } = problem;

    /// <summary>The same problem seen from one level further out.</summary>
    public PayloadException Within(string name) => Path switch
    {
        "" => new(name, Problem),
        ['[', ..] => new(name + Path, Problem),
        _ => new($"{name}.{Path}", Problem),
    };
}
