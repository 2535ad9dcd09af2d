using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mortise.Gateways;

namespace Mortise.Plugins.HttpGateway.Entrance;

/// <summary>
/// An answer on its way: its handler writes, the first flush decides its head, and a reader that lags behind holds the
/// writer.
/// </summary>
internal sealed class EntranceAnswer : PipeWriter, IHttpResponseFeature, IHttpResponseBodyFeature
{
    private readonly TaskCompletionSource<HttpPart.Head> _head =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Pipe _pipe = new(new PipeOptions(useSynchronizationContext: false));
    private Stream? _stream;

    public Task<HttpPart.Head> Head => _head.Task;

    public PipeReader Reader => _pipe.Reader;

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public bool HasStarted => _head.Task.IsCompleted;

    public PipeWriter Writer => this;

    public Stream Stream => _stream ??= AsStream(leaveOpen: true);

    Stream IHttpResponseFeature.Body
    {
        get => Stream;
        set => throw new NotSupportedException("Nothing is put in front of the answer.");
    }

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (!HasStarted)
        {
            _head.TrySetResult(new HttpPart.Head(StatusCode, [.. Headers.SelectMany(
                static field => field.Value.Select(value => new HttpField(field.Key, value ?? "")))]));
        }

        return Task.CompletedTask;
    }

    /// <summary>The handler has ended; with an exception, the answer is not whole.</summary>
    public void End(Exception? exception)
    {
        if (exception is null)
        {
            _ = StartAsync();
        }
        else if (_head.TrySetException(exception))
        {
            // Nobody may have come to look.
            _ = _head.Task.Exception;
        }

        _pipe.Writer.Complete(exception);
    }

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        return await _pipe.Writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _pipe.Writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _pipe.Writer.GetSpan(sizeHint);

    public override void Advance(int bytes) => _pipe.Writer.Advance(bytes);

    public override void CancelPendingFlush() => _pipe.Writer.CancelPendingFlush();

    /// <summary>The answer ends with its handler.</summary>
    public override void Complete(Exception? exception = null)
    {
    }

    public Task CompleteAsync() => StartAsync();

    public void DisableBuffering()
    {
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    public void OnStarting(Func<object, Task> callback, object state) =>
        throw new NotSupportedException("Nothing waits for the beginning of an answer.");

    public void OnCompleted(Func<object, Task> callback, object state) =>
        throw new NotSupportedException("Nothing waits for the end of an answer.");
}
