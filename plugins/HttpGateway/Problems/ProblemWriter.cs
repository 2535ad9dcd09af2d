using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Mortise.Plugins.HttpGateway.Problems;

/// <summary>Writes problems as <c>application/problem+json</c>.</summary>
internal static class ProblemWriter
{
    public const string MediaType = "application/problem+json";

    /// <summary>Quotation marks stay what they are: people read this, and no page has it in it.</summary>
    private static readonly JsonWriterOptions _readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = MediaType;
        response.Headers.XContentTypeOptions = "nosniff";
        switch (problem.Status)
        {
            case StatusCodes.Status401Unauthorized:
                response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status405MethodNotAllowed:
                response.Headers.Allow = problem.Allowed;
                break;
            case StatusCodes.Status408RequestTimeout:
                // What is still to come of the body is not waited for.
                response.Headers.Connection = "close";
                break;
            case StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable:
                response.Headers.RetryAfter = "1";
                break;
        }

        var body = ToJson(problem);
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    public static ReadOnlyMemory<byte> ToJson(Problem problem)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, _readable);
        json.WriteStartObject();
        json.WriteString("type", $"urn:mortise:{problem.Code}");
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Detail);
        json.WriteString("code", problem.Code);
        WriteUnlessEmpty(json, "reason", problem.Reason);
        WriteUnlessEmpty(json, "argument", problem.Argument);
        if (problem.ErrorName.Length > 0)
        {
            json.WriteString("error", problem.ErrorName);
            json.WritePropertyName("fields");
            json.WriteRawValue(problem.ErrorFields.IsEmpty ? "{}"u8 : problem.ErrorFields.Span);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }
}
