using System.Text.Json.Nodes;
using Fixture.Writer;
using Mortise.Administration;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Tests.Updates;

/// <summary>What the edition asks for, and the version that an update brings makes impossible.</summary>
[Collection(Generations.Counted)]
public sealed class IneffectiveSettingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mortise-tests-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task IdleStop_IsSaidToHaveNoEffect_OnceTheVersionCannotBeStopped()
    {
        var plugin = new JsonObject
        {
            ["use"] = "fixture.writer@[1.0,2.0)",
            ["grants"] = new JsonArray("fixture.book/1"),
            ["activation"] = "onDemand",
            ["idle"] = "1h",
        };
        await using var application = await Application.StartAsync(
            new() { ["writer"] = plugin },
            static mortise => mortise.Provides<IBook>(static _ => new Book()).Requires<IWriter>(),
            Token,
            "Writer");
        var kernel = application.Get<Microkernel>();
        var inspection = kernel.Own<IInspection>();
        await application.Get<IWriter>().WriteAsync(1, Token);
        Assert.Empty((await inspection.StatusAsync(Token)).Ineffective);

        var updates = kernel.Own<IUpdates>();
        var begun = await updates.BeginAsync(new("writer", Busy()), Token);
        Assert.Equal(UpdateState.Committed, (await updates.PromoteAsync(begun.Id, Token)).State);

        var setting = Assert.Single((await inspection.StatusAsync(Token)).Ineffective);
        Assert.Equal(("writer", "idle", "MT5014"), (setting.Plugin, setting.Setting, setting.Code));
        Assert.Contains("version 2.0.0 has background work, which would end", setting.Explanation);
        await application.SeeAsync($"{setting.Explanation} (MT5014)", Token);
    }

    /// <summary>The younger build, as one that has background work.</summary>
    private string Busy()
    {
        foreach (var file in Directory.GetFiles(Trial.FolderOf("Younger")))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        }

        var manifest = Path.Combine(_folder.FullName, "mortise.json");
        var text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, text.Replace("\"roles\": []", "\"roles\": [\"background\"]"));
        return _folder.FullName;
    }
}
