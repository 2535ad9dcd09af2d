using Microsoft.Net.Http.Headers;
using Mortise.Plugins.HttpGateway.Problems;
using Mortise.Web;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>What a plug-in says of its pages stands in the head of an answer, which cannot carry all.</summary>
internal static class PageAnswers
{
    public static void Check(WebAnswer answer, string plugin)
    {
        var (what, value) = answer switch
        {
            WebAnswer.Content content when !IsMediaType(content.MediaType) => ("media type", content.MediaType),
            WebAnswer.Content content when !IsPrintable(content.ETag) => ("entity tag", content.ETag),
            WebAnswer.NotModified known when !IsPrintable(known.ETag) => ("entity tag", known.ETag),
            WebAnswer.MovedTo moved when !IsPrintable(moved.Path) => ("path", moved.Path),
            _ => ("", ""),
        };
        if (what.Length > 0)
        {
            throw new ProblemException(RequestProblems.UnsoundPage(plugin, what, value));
        }
    }

    private static bool IsMediaType(string value) => IsPrintable(value) && MediaTypeHeaderValue.TryParse(value, out _);

    private static bool IsPrintable(string value) => value.All(static letter => letter is >= ' ' and <= '~');
}
