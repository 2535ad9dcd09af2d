using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Plugins.HttpGateway.Problems;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>The arguments of a call: one JSON object, or nothing.</summary>
internal static class RequestBody
{
    private static readonly byte[] _empty = "{}"u8.ToArray();

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, HttpLimits limits)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return _empty;
        }

        CheckMediaType(request.ContentType ?? "");
        if (request.ContentLength > limits.BodyBytes)
        {
            throw new ProblemException(RequestProblems.BodyTooLarge(limits.BodyBytes));
        }

        try
        {
            return await ReadAsync(context, request.BodyReader, limits).ConfigureAwait(false);
        }
        catch (IOException malformed) when (malformed is not BadHttpRequestException)
        {
            // Kestrel's word for a chunk of a size that no number holds.
            throw new ProblemException(RequestProblems.Malformed(malformed.Message));
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        HttpContext context, PipeReader reader, HttpLimits limits)
    {
        if (reader.TryRead(out var read) && read.IsCompleted)
        {
            return Take(reader, read);
        }

        if (read.Buffer.Length > 0)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        return await WaitAsync(context, reader, limits).ConfigureAwait(false);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> WaitAsync(
        HttpContext context, PipeReader reader, HttpLimits limits)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timer.CancelAfter(TimeSpan.FromSeconds(limits.BodySeconds));
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(timer.Token).ConfigureAwait(false);
                if (read.IsCompleted)
                {
                    return Take(reader, read);
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new ProblemException(RequestProblems.BodyTooSlow(limits.BodySeconds));
        }
    }

    private static ReadOnlyMemory<byte> Take(PipeReader reader, ReadResult read)
    {
        var body = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        return body.Length == 0 ? _empty : body;
    }

    private static void CheckMediaType(string mediaType)
    {
        var plain = mediaType.AsSpan();
        if (plain.IndexOf(';') is >= 0 and var end)
        {
            plain = plain[..end];
        }

        if (!plain.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(RequestProblems.UnsupportedMediaType(mediaType));
        }
    }
}
