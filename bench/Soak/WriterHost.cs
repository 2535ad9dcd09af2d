using System.Text.Json.Nodes;
using Fixture.Writer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise.Administration;
using Mortise.Hosting;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Bench.Soak;

/// <summary>A host of one writer, as an application embeds it.</summary>
internal sealed class WriterHost : IWriterChange
{
    private const string Name = "writer";
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    private readonly string _folder = Directory.CreateTempSubdirectory("mortise-soak-").FullName;
    private readonly WriterBuilds _builds;
    private readonly IHost _host;
    private readonly Microkernel _kernel;
    private readonly IUpdates _updates;

    public WriterHost(Ledger ledger, WriterBuilds builds)
    {
        _builds = builds;
        var edition = Path.Combine(_folder, "edition.json");
        File.WriteAllText(edition, new JsonObject
        {
            ["edition"] = "soak",
            ["sources"] = new JsonArray(WriterBuilds.Sources),
            ["contracts"] = new JsonArray(WriterBuilds.Contracts),
            ["plugins"] = new JsonObject
            {
                [Name] = new JsonObject
                {
                    ["use"] = $"{builds.Plugin}@[1.0,2.0)",
                    ["grants"] = new JsonArray("fixture.book/1"),
                },
            },
        }.ToJsonString());
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.AddMortise(mortise => mortise
            .Edition(edition)
            .Data(Path.Combine(_folder, "data"))
            .Deadlines(new KernelDeadlines { Watch = TimeSpan.Zero })
            .Provides<IBook>(_ => ledger)
            .Requires<IWriter>());
        _host = builder.Build();
        _host.Start();
        Writer = _host.Services.GetRequiredService<IWriter>();
        _kernel = _host.Services.GetRequiredService<Microkernel>();
        _updates = _kernel.Own<IUpdates>();
    }

    public IWriter Writer { get; }

    /// <summary>The kernel's own account of calls.</summary>
    public CallTotals Sums => _kernel.Plugins.Single(static plugin => plugin.Name == Name).Calls;

    public Task ChangeAsync(int turn) => UpdateAsync(turn);

    /// <summary>Updates it to that build; returns how that went when it is committed.</summary>
    public async Task<UpdateReport> UpdateAsync(int turn)
    {
        var begun = await _updates.BeginAsync(new(Name, _builds.FolderOf(turn))).ConfigureAwait(false);
        var end = begun;
        await foreach (var report in _updates.WatchAsync(begun.Id).ConfigureAwait(false))
        {
            end = report;
        }

        if (end.State != UpdateState.Committed)
        {
            throw new InvalidOperationException(end.Explanation);
        }

        return end;
    }

    public async Task RestAsync()
    {
        var inspection = _kernel.Own<IInspection>();
        while ((await inspection.StatusAsync().ConfigureAwait(false)).Unloads.Pending > 0)
        {
            await Task.Delay(_look).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().ConfigureAwait(false);
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
