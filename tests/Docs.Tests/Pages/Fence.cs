namespace Docs.Tests.Pages;

/// <summary>A block of code on a page.</summary>
/// <param name="Page">The page's path from the root.</param>
/// <param name="Line">The line that opens it, from 1.</param>
/// <param name="Language">The word behind the back-ticks; may be empty.</param>
/// <param name="Text">What is in it, with a line break at the end.</param>
/// <param name="Comments">What the comments directly before it say, by key.</param>
internal sealed record Fence(
    string Page, int Line, string Language, string Text, IReadOnlyDictionary<string, string> Comments)
{
    public string Place => $"{Page}:{Line}";

    public string? Comment(string key) => Comments.GetValueOrDefault(key);

    public override string ToString() => Place;
}
