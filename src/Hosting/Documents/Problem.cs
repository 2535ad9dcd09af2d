namespace Mortise.Hosting.Documents;

/// <summary>Something that is wrong with what somebody wrote.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="File">In which file, or in what else; empty when it is in none.</param>
/// <param name="Line">The line from 1; 0 when there are no lines.</param>
/// <param name="Column">The column from 1; 0 when there are none.</param>
/// <param name="Path">Where in the document, such as <c>plugins.snail.use</c>; empty at the root.</param>
/// <param name="Explanation">What is wrong, why, and what to do.</param>
public sealed record Problem(string Code, string File, int Line, int Column, string Path, string Explanation)
{
    /// <summary>A problem that is not at a place in a document.</summary>
    public Problem(string code, string explanation)
        : this(code, "", 0, 0, "", explanation)
    {
    }

    /// <summary>The place as people and editors read it: <c>edition.json:12:5</c>.</summary>
    public string Where => Line == 0 ? File : $"{File}:{Line}:{Column}";

    /// <summary>One line without the code, beginning with the place.</summary>
    public string Text
    {
        get
        {
            var where = Where.Length == 0 ? "" : Where + ": ";
            var path = Path.Length == 0 ? "" : Path + ": ";
            return $"{where}{path}{Explanation}";
        }
    }

    /// <summary>One line, beginning with the place.</summary>
    public override string ToString() => $"{Text} ({Code})";
}
