using System.Buffers;
using Microsoft.AspNetCore.Http;
using Mortise.Invocation;
using Mortise.Plugins.HttpGateway.Problems;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>
/// A stream as lines of JSON, or as server-sent events for a client that accepts those. The status waits for the first
/// item, so that a stream that cannot begin is answered like a call. One that ends early says so in its last line.
/// </summary>
internal sealed class StreamAnswer
{
    private const string EventsType = "text/event-stream";
    private const string LinesType = "application/x-ndjson";

    private readonly HttpContext _context;
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _items;
    private readonly CancellationToken _stopping;
    private readonly bool _isEvents;

    public StreamAnswer(
        HttpContext context, IAsyncEnumerator<ReadOnlyMemory<byte>> items, CancellationToken stopping)
    {
        _context = context;
        _items = items;
        _stopping = stopping;
        _isEvents = context.Request.Headers.Accept.ToString().Contains(EventsType, StringComparison.OrdinalIgnoreCase);
    }

    public async Task WriteAsync()
    {
        var next = await NextAsync().ConfigureAwait(false);
        if (next.Problem is { } cannotBegin)
        {
            throw new ProblemException(cannotBegin);
        }

        var response = _context.Response;
        response.ContentType = _isEvents ? EventsType : LinesType;
        response.Headers.CacheControl = "no-store";
        await response.StartAsync(_context.RequestAborted).ConfigureAwait(false);
        for (; next.Moved; next = await NextAsync().ConfigureAwait(false))
        {
            WriteItem(response.BodyWriter, _items.Current.Span);
            await response.BodyWriter.FlushAsync(_context.RequestAborted).ConfigureAwait(false);
        }

        WriteEnd(response.BodyWriter, next.Problem);
        await response.BodyWriter.FlushAsync(_context.RequestAborted).ConfigureAwait(false);
    }

    private async ValueTask<(bool Moved, Problem? Problem)> NextAsync()
    {
        try
        {
            return (await _items.MoveNextAsync().ConfigureAwait(false), null);
        }
        catch (InvocationException end)
        {
            return (false, CallProblems.From(end));
        }
        catch (CallException end)
        {
            return (false, CallProblems.From(end));
        }
        catch (OperationCanceledException) when (
            _stopping.IsCancellationRequested && !_context.RequestAborted.IsCancellationRequested)
        {
            return (false, RequestProblems.Stopping());
        }
    }

    private void WriteItem(IBufferWriter<byte> writer, ReadOnlySpan<byte> item)
    {
        if (_isEvents)
        {
            writer.Write("data: "u8);
            writer.Write(item);
            writer.Write("\n\n"u8);
        }
        else
        {
            writer.Write(item);
            writer.Write("\n"u8);
        }
    }

    /// <summary>Without its event a client of events takes the end for a lost connection and asks again.</summary>
    private void WriteEnd(IBufferWriter<byte> writer, Problem? problem)
    {
        if (_isEvents)
        {
            writer.Write(problem is null ? "event: end\ndata: {}\n\n"u8 : "event: problem\ndata: "u8);
        }
        else if (problem is not null)
        {
            writer.Write("{\"$problem\":"u8);
        }

        if (problem is not null)
        {
            writer.Write(ProblemWriter.ToJson(problem).Span);
            writer.Write(_isEvents ? "\n\n"u8 : "}\n"u8);
        }
    }
}
