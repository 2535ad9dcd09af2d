using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;
using Xunit;

namespace Mortise.Hosting.Tests.Places;

public sealed class HostLeaseTests : IDisposable
{
    private readonly Temporary _folder = new();

    private DataDirectory Data => DataDirectory.At(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SecondHost_IsRefused_AndToldWhoIsThere()
    {
        using var first = HostLease.Take(Data, "shop", TimeProvider.System);

        var error = Assert.Throws<ProblemException>(() => HostLease.Take(Data, "shop", TimeProvider.System));

        Assert.Equal("MT6003", error.Problems[0].Code);
        Assert.Contains($"Process {Environment.ProcessId}, which runs the edition 'shop'", error.Message);
    }

    [Fact]
    public void Holder_IsFound_AsLongAsItIsThere()
    {
        Assert.Null(HostLease.Holder(Data));
        using (HostLease.Take(Data, "shop", TimeProvider.System))
        {
            Assert.Equal(
                ("shop", Environment.ProcessId), (HostLease.Holder(Data)!.Edition, HostLease.Holder(Data)!.ProcessId));
            Assert.Contains(HostRegistry.Running(), host => host.Data == Data.Path);
        }

        Assert.Null(HostLease.Holder(Data));
        Assert.DoesNotContain(HostRegistry.Running(), host => host.Data == Data.Path);
    }

    [Fact]
    public void WhatAKilledHostLeaves_CountsForNothing()
    {
        using (HostLease.Take(Data, "shop", TimeProvider.System))
        {
            File.Copy(Path.Combine(Data.Run, "host.json"), _folder["copy"]);
        }

        File.Copy(_folder["copy"], Path.Combine(Data.Run, "host.json"));
        Assert.Null(HostLease.Holder(Data));
        using var again = HostLease.Take(Data, "shop", TimeProvider.System);
        Assert.NotNull(HostLease.Holder(Data));
    }

    [Fact]
    public void FolderOfARunningHost_IsTheOwnersOnly()
    {
        using var lease = HostLease.Take(Data, "shop", TimeProvider.System);

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            Assert.Equal(default, File.GetUnixFileMode(Data.Run) & Others);
            Assert.Equal(default, File.GetUnixFileMode(Path.Combine(Data.Run, "host.json")) & Others);
        }
    }

    [Fact]
    public void DataDirectoryThatIsAFile_IsExplained()
    {
        var file = _folder.Write("data", "");

        var error = Assert.Throws<ProblemException>(
            () => HostLease.Take(DataDirectory.At(file), "shop", TimeProvider.System));

        Assert.Equal("MT6010", error.Problems[0].Code);
    }
}
