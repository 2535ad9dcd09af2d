namespace Mortise.Hosting.Documents;

/// <summary>Where a value was written.</summary>
/// <param name="File">In which file, or in what else.</param>
/// <param name="Line">The line from 1; 0 when there are no lines.</param>
/// <param name="Column">The column from 1.</param>
/// <param name="Step">From the place above, or from the root of the document; empty at the root.</param>
internal sealed record DocumentPlace(string File, int Line, int Column, string Step)
{
    /// <summary>The place of the object or list that it is in, if <see cref="Step"/> begins there.</summary>
    public DocumentPlace? Above { get; init; }

    /// <summary>
    /// From the root of the document. Put together when somebody asks: most places are never spoken of.
    /// </summary>
    public string Path =>
        Above is null ? Step
        : Step.StartsWith('[') ? Above.Path + Step
        : Above.PathOf(Step);

    /// <summary>Whether it comes from .NET configuration, which does not tell upper from lower case.</summary>
    public bool IsConfiguration => Line == 0;

    public string PathOf(string key) => Path is { Length: > 0 } path ? $"{path}.{key}" : key;
}
