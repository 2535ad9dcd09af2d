using Docs.Tests.Pages;
using Xunit;

namespace Docs.Tests;

public sealed class LinkTests
{
    [Fact]
    public void Every_link_leads_to_a_file_and_to_a_heading_in_it() =>
        None.Of(Checkout.Pages.Select(Page.Of).SelectMany(Broken));

    [Fact]
    public void A_link_to_a_heading_that_is_not_there_is_found()
    {
        var page = Page.Of(
            "docs/README.md", "# docs\n\n[a](#docs) [b](#nowhere) [c](../README.md#mortise) [d](no.md)\n");

        Assert.Equal(["docs/README.md:3: #nowhere", "docs/README.md:3: no.md"], Broken(page));
    }

    [Theory]
    [InlineData("# One `two` [three](four.md), five!", "one-two-three-five")]
    [InlineData("## The `mortise` tool\n## The mortise tool", "the-mortise-tool-1")]
    public void A_heading_is_called_as_code_hosts_call_it(string text, string anchor) =>
        Assert.Contains(anchor, Page.Of("docs/README.md", text).Anchors);

    [Fact]
    public void Every_page_of_the_documentation_can_be_reached_from_its_first_page()
    {
        var seen = new HashSet<string> { "docs/README.md" };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var path))
        {
            foreach (var (_, target) in Page.Of(path).Links)
            {
                var found = Resolve(path, target.Split('#')[0]);
                found = Directory.Exists(Checkout.PathOf(found)) ? $"{found.TrimEnd('/')}/README.md" : found;
                if (IsLocal(target) && found.EndsWith(".md", StringComparison.Ordinal)
                    && File.Exists(Checkout.PathOf(found)) && seen.Add(found))
                {
                    next.Enqueue(found);
                }
            }
        }

        None.Of(Checkout.Pages.Where(IsForReaders).Except(seen));
    }

    private static bool IsForReaders(string page) =>
        page.StartsWith("docs/", StringComparison.Ordinal)
        && !page.StartsWith("docs/decisions/", StringComparison.Ordinal)
        && !page.StartsWith("docs/images/", StringComparison.Ordinal);

    private static IEnumerable<string> Broken(Page page) =>
        from link in page.Links
        where IsLocal(link.Target) && !Leads(page, link.Target)
        select $"{page.Path}:{link.Line}: {link.Target}";

    private static bool Leads(Page page, string target)
    {
        var parts = target.Split('#', 2);
        var path = Resolve(page.Path, parts[0]);
        var file = Checkout.PathOf(path);
        if (parts[0].Length > 0 && !File.Exists(file) && !Directory.Exists(file))
        {
            return false;
        }

        var linked = parts[0].Length == 0 ? page
            : path.EndsWith(".md", StringComparison.Ordinal) ? Page.Of(path)
            : null;
        return parts.Length == 1 || linked?.Anchors.Contains(parts[1]) == true;
    }

    private static bool IsLocal(string target) => !target.Contains("://") && !target.StartsWith("mailto:");

    private static string Resolve(string page, string target) => target.Length == 0
        ? page
        : new Uri(new Uri($"file:///{page}"), target).AbsolutePath.TrimStart('/');
}
