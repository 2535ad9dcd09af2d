using Mortise.Administration;
using Mortise.Hosting.Telemetry;
using Mortise.Kernel;
using Xunit;

namespace Mortise.Hosting.Tests.Telemetry;

public sealed class KernelLogTests
{
    private static readonly Reason Refused = new(ReasonCode.ConstructionFailed, "MT7001: It refuses to start.");

    private readonly NotedLog _lines = new();
    private readonly KernelLog _log;

    public KernelLogTests() => _log = new KernelLog(_lines);

    [Fact]
    public void StartThatFails_IsWrittenOnce()
    {
        Fail(Refused);
        _log.Observe(new KernelRecord.Fault(default, "gateway", Refused, ""));

        Assert.Equal(
            "Error gateway is Faulted (MT3213): MT7001: It refuses to start.", Assert.Single(_lines.Noted));
    }

    [Fact]
    public void DetailsOfAFailure_AreWritten_WithoutTheReasonAgain()
    {
        Fail(Refused);
        _log.Observe(new KernelRecord.Fault(default, "gateway", Refused, "at its line 17"));

        Assert.Equal("Warning gateway, details of MT3213: at its line 17", _lines.Noted.Last());
    }

    [Fact]
    public void AnotherFault_AndOneAfterANewStart_AreWritten()
    {
        var other = new Reason(ReasonCode.StopFailed, "It does not stop.");
        Fail(Refused);
        _log.Observe(new KernelRecord.Fault(default, "gateway", other, ""));
        _log.Observe(new KernelRecord.Fault(default, "other", Refused, ""));
        Fail(Refused);

        Assert.Equal(4, _lines.Noted.Count);
        Assert.Contains("at fault", _lines.Noted.ElementAt(1), StringComparison.Ordinal);
        Assert.Contains("at fault", _lines.Noted.ElementAt(2), StringComparison.Ordinal);
    }

    private void Fail(Reason reason) => _log.Observe(
        new KernelRecord.State(default, "gateway", PluginState.Starting, PluginState.Faulted, reason));
}
