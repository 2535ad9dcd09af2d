using Microsoft.AspNetCore.Http;
using Mortise.Gateways;

namespace Mortise.AspNetCore;

/// <summary>Makes a gateway's head that of the application's answer.</summary>
internal static class AnswerHeads
{
    public static void Write(HttpResponse response, HttpPart.Head head)
    {
        response.StatusCode = head.Status;
        foreach (var (name, value) in head.Fields)
        {
            if (IsTaken(name, value))
            {
                response.Headers.Append(name, value);
            }
        }
    }

    /// <summary>
    /// The connection is the application's, but it is told that one is of no more use; cookies would be those of the
    /// application.
    /// </summary>
    private static bool IsTaken(string name, string value) => name.ToUpperInvariant() switch
    {
        "CONNECTION" => value == "close",
        "KEEP-ALIVE" or "TRANSFER-ENCODING" or "UPGRADE" or "SET-COOKIE" => false,
        _ => true,
    };
}
