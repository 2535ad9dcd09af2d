using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mortise.Gateways;

namespace Mortise.Plugins.HttpGateway.Entrance;

/// <summary>
/// One request with its answer. The handler writes on one side, whoever pulls reads on the other, one of each.
/// </summary>
internal sealed class Exchange
    : IHttpRequestLifetimeFeature, IHttpRequestBodyDetectionFeature, IRequestBodyPipeFeature, IAsyncDisposable
{
    private readonly CancellationTokenSource _withdrawn;
    private readonly EntranceAnswer _answer = new();
    private readonly EntranceBody _body;
    private readonly DefaultHttpContext _context;
    private PipeReader? _reader;
    private volatile bool _broken;
    private Task _handling = Task.CompletedTask;

    public Exchange(
        HttpRequestHead request,
        IAsyncEnumerable<ReadOnlyMemory<byte>> body,
        int bodyBytes,
        CancellationToken cancellation)
    {
        _withdrawn = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _body = new EntranceBody(body, bodyBytes, _withdrawn.Token);
        CanHaveBody = request.HasBody;
        var features = new FeatureCollection(8);
        features.Set<IHttpRequestFeature>(Read(request, _body));
        features.Set<IHttpResponseFeature>(_answer);
        features.Set<IHttpResponseBodyFeature>(_answer);
        features.Set<IHttpRequestLifetimeFeature>(this);
        features.Set<IHttpRequestBodyDetectionFeature>(this);
        features.Set<IRequestBodyPipeFeature>(this);
        features.Set(AdmittedByApplication.Instance);
        _context = new DefaultHttpContext(features);
    }

    public bool CanHaveBody { get; }

    public PipeReader Reader => _reader ??= PipeReader.Create(_body);

    /// <summary>Nobody wants the answer any more.</summary>
    public CancellationToken RequestAborted
    {
        get => _withdrawn.Token;
        set => throw new NotSupportedException("Who receives the request decides.");
    }

    public void Begin(RequestDelegate handle) => _handling = HandleAsync(handle);

    /// <summary>The head of the answer, as soon as it is decided.</summary>
    public Task<HttpPart.Head> HeadAsync() => _answer.Head;

    /// <summary>The next piece of the answer's body; empty at its end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync()
    {
        var read = await _answer.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

        // Whoever receives it may keep it, and the reader's memory is used again.
        var piece = read.Buffer.ToArray();
        _answer.Reader.AdvanceTo(read.Buffer.End);
        return piece;
    }

    public void Abort()
    {
        _broken = true;
        _withdrawn.Cancel();
    }

    /// <summary>Withdraws the request if it is not over, and waits until its handler has seen that.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_handling.IsCompleted || _body.IsAskedFor)
        {
            await _withdrawn.CancelAsync().ConfigureAwait(false);
        }

        await _answer.Reader.CompleteAsync().ConfigureAwait(false);
        await _handling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_reader is not null)
        {
            await _reader.CompleteAsync().ConfigureAwait(false);
        }

        await _body.DisposeAsync().ConfigureAwait(false);
        _withdrawn.Dispose();
    }

    private async Task HandleAsync(RequestDelegate handle)
    {
        try
        {
            await handle(_context).ConfigureAwait(false);
            _answer.End(_broken ? new InvalidOperationException("The answer was broken off before its end.")
                : _withdrawn.IsCancellationRequested ? new OperationCanceledException(_withdrawn.Token)
                : null);
        }
        catch (Exception exception)
        {
            _answer.End(exception);
        }
    }

    private static HttpRequestFeature Read(HttpRequestHead request, Stream body)
    {
        IHeaderDictionary headers = new HeaderDictionary(request.Fields.Length + 1);
        foreach (var (name, value) in request.Fields)
        {
            headers.Append(name, value);
        }

        headers.Host = request.Host;
        return new HttpRequestFeature
        {
            // Whether the connection is to be closed is for whoever has it to decide.
            Protocol = "HTTP/2",
            Scheme = request.Scheme,
            Method = request.Method,
            PathBase = request.BasePath,
            Path = request.Path,
            QueryString = request.Query,
            Headers = headers,
            Body = body,
        };
    }
}
