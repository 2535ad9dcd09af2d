using Docs.Tests.Pages;
using Docs.Tests.Snippets;
using Xunit;

namespace Docs.Tests;

public sealed class SnippetTests
{
    private static readonly string[] _languages =
        ["csharp", "json", "sh", "console", "xml", "mermaid", "text", "html", "javascript", "typescript"];

    /// <summary>
    /// The pages of analyzers' codes have a wrong and a right example, which the generator's tests hold.
    /// </summary>
    public static TheoryData<string> Pages =>
    [
        .. Checkout.Pages.Where(static path => Page.Of(path).Fences.Count > 0 && !IsRulePage(path)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fences_of_csharp_compile_or_are_quoted(string path) =>
        None.Of(await PageCompilation.CheckAsync(Page.Of(path)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Fences_of_json_are_what_their_readers_accept(string path) => None.Of(
        Page.Of(path).Fences.Where(static fence => fence.Language == "json").SelectMany(EditionSnippet.Check));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Fences_of_the_shell_name_commands_that_exist(string path) => None.Of(
        from fence in Page.Of(path).Fences
        where fence.Language is "sh" or "console"
        from line in ShellLine.In(fence)
        let problem = ShellLine.Check(line)
        where problem is not null
        select $"{fence.Place}: {line}: {problem}");

    [Fact]
    public void Every_fence_says_its_language() => None.Of(
        from path in Checkout.Pages
        from fence in Page.Of(path).Fences
        where !_languages.Contains(fence.Language) && fence.Comment("context") is null && !IsPicture(fence)
        select $"{fence.Place}: '{fence.Language}'");

    [Fact]
    public void Commands_of_the_tool_that_prose_names_exist() => None.Of(
        from path in Checkout.Pages
        from span in Page.Of(path).Spans
        where span.Code.StartsWith("mortise ", StringComparison.Ordinal)
        let command = span.Code.Split(' ')[1]
        where char.IsAsciiLetterLower(command[0])
            && ShellLine.Tool.Subcommands.All(known => known.Name != command.TrimEnd(',', '.'))
        select $"{path}:{span.Line}: {span.Code}");

    private static bool IsRulePage(string path) => path.StartsWith("docs/codes/MT1", StringComparison.Ordinal);

    private static bool IsPicture(Fence fence) =>
        fence.Language.Length == 0 && fence.Text.Any(static letter => letter is '│' or '─');
}
