using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Mortise.AspNetCore;

/// <summary>Why no gateway answered a request, as a client sees it (RFC 9457).</summary>
internal sealed record MountProblem(int Status, string Code, string Title, string Detail, string Reason = "")
{
    private const string Entry =
        """
        "gateway": { "use": "mortise.http-gateway", "grants": ["mortise.invocation/1", "mortise.health/1",
        """
        + """ "mortise.web/1"], "config": { "Urls": "" } }""";

    /// <summary>Quotation marks stay what they are: people copy the entry.</summary>
    private static readonly JsonWriterOptions _readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="exception">How the request ended.</param>
    /// <param name="gateway">The gateway that was to answer; empty for any.</param>
    public static MountProblem From(Exception exception, string gateway) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new(413, "MT7104", "The body is too large", "The body is larger than the application takes."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            new(408, "MT7105", "The body came too slowly", "The body came more slowly than the application waits."),
        BadHttpRequestException malformed => new(400, "MT7110", "The request is malformed", malformed.Message),
        UnavailableException { Reason: UnavailableReason.NoProvider } => NoGateway(gateway),
        UnavailableException away =>
            new(503, away.Code, "The gateway takes no requests", away.Message, $"{away.Reason}"),
        RejectedException { Reason: RejectedReason.Overloaded } full =>
            new(429, full.Code, "Too many requests at once", full.Message, $"{full.Reason}"),
        DeadlineExceededException late => new(504, late.Code, "The deadline has passed", late.Message),
        CallException end => new(500, end.Code, "The gateway failed", end.Message),
        _ => throw new ArgumentException("No end of a request is like that.", nameof(exception)),
    };

    public async Task WriteAsync(HttpResponse response)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, _readable))
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:mortise:{Code}");
            json.WriteString("title", Title);
            json.WriteNumber("status", Status);
            json.WriteString("detail", Detail);
            json.WriteString("code", Code);
            if (Reason.Length > 0)
            {
                json.WriteString("reason", Reason);
            }

            json.WriteEndObject();
        }

        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = buffer.WrittenCount;
        if (Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }

        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, response.HttpContext.RequestAborted)
            .ConfigureAwait(false);
    }

    private static MountProblem NoGateway(string gateway) => new(
        503,
        "MT7201",
        "No gateway is mounted here",
        gateway.Length == 0
            ? $"No running plug-in of the edition provides mortise.http/1. Add one to its plug-ins, such as {Entry}, "
                + "with a grant for each contract that clients may call."
            : $"No running plug-in of the edition is named '{gateway}' and provides mortise.http/1. Add it, or correct "
                + "the name that is given to MapMortise.",
        nameof(UnavailableReason.NoProvider));
}
