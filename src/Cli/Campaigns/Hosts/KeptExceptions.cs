using System.Runtime.ExceptionServices;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>
/// A log as careless hosts have one: it keeps exceptions that it sees, with the frames of whoever threw them; here
/// those that are thrown to be kept. Safe for concurrent use.
/// </summary>
internal sealed class KeptExceptions : IDisposable
{
    private const string Asked = "It was told to throw what is kept.";

    private readonly AsyncLocal<bool> _isLooking = new();
    private readonly List<Exception> _kept = [];

    public KeptExceptions() => AppDomain.CurrentDomain.FirstChanceException += Look;

    /// <summary>Keeps what is thrown in that call.</summary>
    public async Task DuringAsync(Func<Task> call)
    {
        _isLooking.Value = true;
        await call().ConfigureAwait(false);
    }

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Look;

    private void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (_isLooking.Value && thrown.Exception.Message == Asked)
        {
            lock (_kept)
            {
                _kept.Add(thrown.Exception);
            }
        }
    }
}
