using Microsoft.AspNetCore.Http;

namespace Mortise.Plugins.HttpGateway.Problems;

/// <summary>What clients do wrong, and what the gateway itself cannot do.</summary>
internal static class RequestProblems
{
    public static Problem NoSuchPath(HttpRequest request) => new(
        404, "MT7101", "Nothing is at this path",
        $"Nothing is at '{request.PathBase.Value}{request.Path.Value}'. Operations are called by "
        + $"POST {request.PathBase.Value}/v1/{{contract}}/{{major}}/{{operation}}; "
        + $"{request.PathBase.Value}/openapi.json lists them.");

    public static Problem NotForClients(string contract) => new(
        403, "MT4002", "The gateway is not granted this contract",
        $"{contract} is granted to the gateway to work with, not to be called by its clients.")
    {
        Reason = nameof(RejectedReason.NotGranted),
    };

    public static Problem MethodNotAllowed(string method, string allowed) => new(
        405, "MT7102", "The method is not allowed here", $"{method} is not allowed here. Use {allowed}.")
    {
        Allowed = allowed,
    };

    public static Problem UnsupportedMediaType(string mediaType) => new(
        415, "MT7103", "The body is not JSON",
        $"The body is sent as '{mediaType}'. Send a JSON object with a field per argument, as application/json.");

    public static Problem BodyTooLarge(int limit) => new(
        413, "MT7104", "The body is too large", $"The body has more than {limit} bytes, which is the gateway's limit.");

    public static Problem BodyTooSlow(double seconds) => new(
        408, "MT7105", "The body came too slowly", $"The body was not complete after {seconds:0.###} s.");

    public static Problem Overloaded(int limit) => new(
        429, "MT7106", "Too many requests at once",
        $"The gateway is at work on {limit} requests, which is its limit. Try again later.");

    public static Problem NoToken() => new(
        401, "MT7107", "A token is needed",
        "This gateway admits only who sends its token, as 'Authorization: Bearer'. Its operator has the token.");

    public static Problem CallTooLong(double seconds) => new(
        504, "MT7108", "The call took too long",
        $"The call did not end within {seconds:0.###} s, which is the gateway's limit, and was cancelled. It may have "
        + "run, in part or in whole.");

    public static Problem WrongHost(string host) => new(
        421, "MT7109", "Not for this host",
        $"The request is for '{host}'. This gateway admits everybody on its own machine, so it answers only to "
        + "localhost and to addresses of this machine: a page from elsewhere must not reach it.");

    public static Problem Malformed(string detail) => new(400, "MT7110", "The request is malformed", detail);

    public static Problem Stopping() => new(
        503, "MT7111", "The gateway is stopping", "The gateway is being stopped or replaced. Connect again.");

    public static Problem NotReady(string detail) => new(503, "MT7112", "The host is not ready", detail);

    public static Problem OtherSite() => new(
        403, "MT7114", "A page of another site",
        "The call comes from a page of another site. Without a token only the pages of this gateway may call.");

    public static Problem UnsoundPage(string plugin, string what, string value) => new(
        500, "MT7115", "The page's plug-in failed",
        $"The plug-in '{plugin}' answered with the {what} '{value}', which the head of an answer cannot carry. Its "
        + "author has to correct that.");

    public static Problem OwnFault() => new(
        500, "MT7113", "The gateway failed", "The gateway failed on this request. Its log has the details.");
}
