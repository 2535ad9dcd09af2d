using System.Text.Json;
using Xunit;

namespace Mortise.Cli.Tests.Commands;

/// <summary>What holds plug-ins that do not leave, each in its own way, in a host that really runs.</summary>
public sealed class DoctorLeaksTests(DoctorLeaksTests.Patient patient) : IClassFixture<DoctorLeaksTests.Patient>
{
    [Theory]
    [InlineData("event", "Static", "the static field System.AppDomain.s_domain", "System.AppDomain.ProcessExit")]
    [InlineData("thread", "Thread", "the thread 'leaky worker', which runs Fixture.Leaks.LeakyPlugin.Work", ".Work")]
    [InlineData("timer", "Timer", "a timer that is set", "System.Threading.TimerQueueTimer")]
    [InlineData("handle", "Handle", "a GCHandle (Normal)", "Fixture.Leaks.LeakyPlugin")]
    [InlineData("pinned", "Handle", "a GCHandle (Pinned)", "Fixture.Leaks.LeakyPlugin+Pinned[]")]
    [InlineData("culture", "ThreadStatic", "of the finalizer thread", "Fixture.Leaks.Dialect")]
    [InlineData("wait", "RegisteredWait", "a wait registered with the thread pool", "RegisteredWaitHandle")]
    [InlineData("cache", "Static", "System.Text.Json.JsonSerializerOptions", "<Fixture.Leaks.LeakyConfig>")]
    [InlineData("gift", "OtherPlugin", "the plug-in 'hoarder'", "Fixture.Leaks.HoarderPlugin._kept")]
    public void Leak_IsFound_AndRightlyNamed(string plugin, string kind, string holder, string step)
    {
        var chains = patient.ChainsOf(plugin);

        var chain = Assert.Single(chains, chain => chain.GetProperty("Kind").GetString() == kind);
        Assert.Contains(holder, chain.GetProperty("Holder").GetString());
        Assert.Contains(chain.GetProperty("Steps").EnumerateArray(), found => found.GetString()!.Contains(step));
        Assert.Equal(kind == "OtherPlugin" ? "hoarder" : "", chain.GetProperty("Through").GetString());
    }

    [Fact]
    public void PluginThatLeavesNothing_IsNotHeld() => Assert.Empty(patient.ChainsOf("clean"));

    [Fact]
    public void PluginThatRuns_IsNotReported() =>
        Assert.DoesNotContain("\"Plugin\": \"hoarder\"", patient.Found.Output);

    [Fact]
    public void Leaks_EndTheCommandWithOne() =>
        Assert.Equal((ExitCode.Failed, ""), (patient.Found.Code, patient.Found.Error));

    [Fact]
    public void People_ReadWhatHoldsIt()
    {
        var lines = patient.Shown.Output.Split('\n');
        var start = Array.IndexOf(lines, "handle fixture.leaky 1.0.0 #1 is held by (MT3230):");

        Assert.Equal(
            ["  a GCHandle (Normal)", "    → Fixture.Leaks.LeakyPlugin"], lines.Skip(start + 1).Take(2));
    }

    /// <summary>A host whose plug-ins were all removed but one.</summary>
    public sealed class Patient : IAsyncLifetime
    {
        private static readonly (string Name, string Leak)[] _plugins =
        [
            ("clean", "Nothing"), ("event", "StaticEvent"), ("thread", "Thread"), ("timer", "Timer"),
            ("handle", "Handle"), ("pinned", "PinnedHandle"), ("culture", "ThreadStatic"),
            ("wait", "RegisteredWait"), ("cache", "SerializerCache"), ("gift", "Neighbour"),
        ];

        private readonly Tool _host = new();
        private readonly Tool _tool = new();
        private Task<int> _running = Task.FromResult(-1);

        internal ToolResult Found { get; private set; } = new(-1, "", "");

        internal ToolResult Shown { get; private set; } = new(-1, "", "");

        public async ValueTask InitializeAsync()
        {
            var messages = new AwaitedText("Ctrl-C");
            _running = _host.RunAsync(TextWriter.Null, messages, "run", WriteEdition(), "--data-dir", _host.Data);
            await Task.WhenAny(_running, messages.Seen);
            Assert.Contains("hoarder", (await AskAsync("start", "hoarder")).Output);
            foreach (var (name, _) in _plugins)
            {
                Assert.Equal("", (await AskAsync("remove", name)).Error);
            }

            Found = await AskAsync("doctor", "leaks", "--json");
            Shown = await AskAsync("doctor", "leaks");
        }

        public async ValueTask DisposeAsync()
        {
            _host.Interrupt();
            await _running;
            _host.Dispose();
            _tool.Dispose();
        }

        internal JsonElement[] ChainsOf(string plugin)
        {
            using var json = JsonDocument.Parse(Found.Output);
            return
            [
                .. json.RootElement.EnumerateArray()
                    .Where(code => code.GetProperty("Plugin").GetString() == plugin)
                    .SelectMany(static code => code.GetProperty("HeldBy").EnumerateArray())
                    .Select(static chain => chain.Clone()),
            ];
        }

        private string WriteEdition()
        {
            var folder = Path.Combine(
                Tool.BuiltFixtures, "../../leaks", Path.GetFileName(Tool.BuiltFixtures), "plugins");
            var plugins = _plugins.Select(static plugin =>
                $$"""
                "{{plugin.Name}}": { "use": "fixture.leaky@[1.0,2.0)", "config": { "Leak": "{{plugin.Leak}}" } }
                """);
            return _host.Write("leaks/edition.json", $$"""
                {
                  "edition": "leaks",
                  "sources": ["{{Path.GetFullPath(folder).Replace("\\", "/")}}"],
                  "plugins": {
                    "hoarder": { "use": "fixture.hoarder@[1.0,2.0)", "enabled": false },
                    {{string.Join(",\n    ", plugins)}}
                  }
                }
                """);
        }

        private Task<ToolResult> AskAsync(params string[] command) =>
            _tool.RunAsync([.. command, "--data-dir", _host.Data]);
    }
}
