using Mortise.Hosting.Control;
using Mortise.Hosting.Documents;

namespace Mortise.Hosting.Places;

/// <summary>
/// A host's hold on its data directory. The operating system releases the lock when the process ends, however it ends;
/// the record beside it may then be stale, and only the lock decides.
/// </summary>
public sealed class HostLease : IDisposable
{
    /// <summary>How long a lock may be held by somebody who only looks.</summary>
    private static readonly TimeSpan _probes = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _lock;
    private readonly string _registered;

    private HostLease(FileStream @lock, HostRecord record, string registered)
    {
        _lock = @lock;
        Record = record;
        _registered = registered;
    }

    /// <summary>What others find.</summary>
    public HostRecord Record { get; }

    /// <summary>Takes the data directory, creating it if it is not there.</summary>
    /// <exception cref="ProblemException">Another host has it, or it cannot be written.</exception>
    public static HostLease Take(DataDirectory data, string edition, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(data.Path);
            OwnerOnly.CreateFolder(data.Run);
            FileStream? held = null;
            if (!SpinWait.SpinUntil(() => (held = TryLock(data)) is not null, _probes) || held is null)
            {
                throw InUse(data);
            }

            var record = new HostRecord(
                edition, Environment.ProcessId, time.GetUtcNow(), data.Path, ControlEndpoint.Choose(data));
            HostRecordJson.Write(RecordOf(data), record);
            return new(held, record, HostRegistry.Register(record));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                "MT6010",
                $"The data directory '{data.Path}' cannot be used. {error.Message} Name another with "
                + "--data-dir, or give the "
                + "account that runs the host the right to write there.");
        }
    }

    /// <summary>The host that has a data directory now; null when none has.</summary>
    public static HostRecord? Holder(DataDirectory data)
    {
        try
        {
            // Shared, so that those who look do not take each other for a host.
            using var free = new FileStream(LockOf(data), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return null;
        }
        catch (Exception error)
            when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // None has ever been there, or it is none of this user's.
            return null;
        }
        catch (IOException)
        {
            return HostRecordJson.TryRead(RecordOf(data));
        }
    }

    /// <summary>Gives the data directory up.</summary>
    public void Dispose()
    {
        ControlEndpoint.Remove(Record.Socket);
        File.Delete(RecordOf(new(Record.Data)));
        HostRegistry.Forget(_registered);
        _lock.Dispose();
    }

    private static FileStream? TryLock(DataDirectory data)
    {
        try
        {
            return new FileStream(LockOf(data), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    private static ProblemException InUse(DataDirectory data)
    {
        var holder = HostRecordJson.TryRead(RecordOf(data));
        var who = holder is null
            ? "Another host"
            : $"Process {holder.ProcessId}, which runs the edition '{holder.Edition}' since {holder.Started:u},";
        return new(
            "MT6003",
            $"{who} has the data directory '{data.Path}'. Two hosts would overwrite each other's state. Stop "
            + "that one, or "
            + "name another directory with --data-dir.");
    }

    private static string LockOf(DataDirectory data) => Path.Combine(data.Run, "lock");

    private static string RecordOf(DataDirectory data) => Path.Combine(data.Run, "host.json");
}
