namespace Mortise.Hosting.Documents;

/// <summary>Where a value was written.</summary>
/// <param name="File">In which file, or in what else.</param>
/// <param name="Line">The line from 1; 0 when there are no lines.</param>
/// <param name="Column">The column from 1.</param>
/// <param name="Path">From the root of the document; empty at the root.</param>
internal sealed record DocumentPlace(string File, int Line, int Column, string Path)
{
    /// <summary>Whether it comes from .NET configuration, which does not tell upper from lower case.</summary>
    public bool IsConfiguration => Line == 0;

    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
