using Docs.Tests.Pages;
using Docs.Tests.Reference;
using Xunit;

namespace Docs.Tests;

public sealed class ReferenceTests
{
    public static TheoryData<string> Pages => [.. GeneratedPart.Pages];

    /// <summary>With MORTISE_ACCEPT, as <c>eng/docs</c> sets it, the page is written instead.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Generated_parts_are_as_they_would_be_written_now(string page)
    {
        var text = Checkout.Read(page);
        var expected = GeneratedPart.Renew(text);
        if (Environment.GetEnvironmentVariable("MORTISE_ACCEPT") is { Length: > 0 })
        {
            File.WriteAllText(Checkout.PathOf(page), expected);
            return;
        }

        Assert.True(expected == text, $"{page} is not what eng/docs would write: {FirstDifference(expected, text)}");
    }

    [Fact]
    public void Every_part_that_can_be_written_is_on_exactly_one_page() => Assert.Equal(
        GeneratedPart.Writers.Keys.Order(),
        GeneratedPart.Pages.SelectMany(static page => GeneratedPart.NamesIn(Checkout.Read(page))).Order());

    [Fact]
    public void A_part_that_was_changed_by_hand_is_written_anew() => Assert.Equal(
        GeneratedPart.Renew("a\n<!-- generated: exit codes -->\n<!-- end -->\nb"),
        GeneratedPart.Renew("a\n<!-- generated: exit codes -->\n| 0 | fine |\n<!-- end -->\nb"));

    private static string FirstDifference(string expected, string actual)
    {
        var pair = expected.Split('\n').Zip(actual.Split('\n'))
            .FirstOrDefault(static pair => pair.First != pair.Second);
        return $"expected '{pair.First}' and found '{pair.Second}'. Run eng/docs.";
    }
}
