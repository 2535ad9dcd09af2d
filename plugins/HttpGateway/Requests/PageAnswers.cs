using Microsoft.Net.Http.Headers;
using Mortise.Plugins.HttpGateway.Problems;
using Mortise.Web;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>What a plug-in says of its pages stands in the head of an answer, which cannot carry all.</summary>
internal static class PageAnswers
{
    /// <summary>Nothing at all is possible where no codec is between, whatever the contract says.</summary>
    public static void Check(WebAnswer? answer, string plugin)
    {
        var (what, value) = answer switch
        {
            null => ("answer", "null"),
            WebAnswer.Content content when !IsMediaType(content.MediaType) => ("media type", content.MediaType),
            WebAnswer.Content content when !IsPrintable(content.ETag) => ("entity tag", content.ETag),
            WebAnswer.NotModified known when !IsPrintable(known.ETag) => ("entity tag", known.ETag),
            WebAnswer.MovedTo moved when !IsPrintable(moved.Path) => ("path", moved.Path),
            _ => ("", ""),
        };
        if (what.Length > 0)
        {
            throw new ProblemException(RequestProblems.UnsoundPage(plugin, what, value ?? "null"));
        }
    }

    private static bool IsMediaType(string? value) => IsPrintable(value) && MediaTypeHeaderValue.TryParse(value, out _);

    private static bool IsPrintable(string? value) =>
        value is not null && value.All(static letter => letter is >= ' ' and <= '~');
}
