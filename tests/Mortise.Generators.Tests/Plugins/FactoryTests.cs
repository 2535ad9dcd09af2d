using System.Reflection;
using System.Text;
using System.Text.Json;
using Mortise.Generators.Tests.Contracts;
using Mortise.Generators.Tests.RoundTrips;
using Mortise.Wire;
using Xunit;

namespace Mortise.Generators.Tests.Plugins;

public sealed class FactoryTests
{
    [Fact]
    public void The_constructor_gets_each_requirement_by_its_number_in_the_manifest()
    {
        var port = (IEcho)EchoRuntime.Instance.CreatePort("tester", new DirectStep(new EchoProvider()));
        var (many, optional, publisher) = (new Ports<IEcho>(), new Optional<IEcho>(port), new DeafPublisher<Rang>());
        var (config, log) = (new EchoConfig(), new SilentLog());

        var plugin = (EchoPlugin)new EchoPluginFactory()
            .Create(new GivenInputs(config, log, [many, optional, port], [publisher]));

        Assert.Equal([many, config, publisher, optional, port, log], plugin.Inputs);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(10, false)]
    public async Task A_configuration_that_was_read_is_given_to_the_plug_in_that_runs(int times, bool isTaken)
    {
        var plugin = new EchoPlugin(
            new Ports<IEcho>(), new EchoConfig(), new DeafPublisher<Rang>(), null!, null!, new SilentLog());
        var factory = new EchoPluginFactory();
        var config = factory.ReadConfig(JsonPayloadFormat.Instance.CreateReader(
            Encoding.UTF8.GetBytes($$"""{ "Times": {{times}} }""")));

        var answer = await factory.ReconfigureAsync(plugin, config, TestContext.Current.CancellationToken);

        Assert.Equal((isTaken, times), (answer, plugin.Taken!.Times));
    }

    [Fact]
    public void The_manifest_is_exported_with_the_factory()
    {
        var export = typeof(EchoPlugin).Assembly.GetCustomAttribute<PluginExportAttribute>()!;
        var manifest = JsonDocument.Parse(export.Manifest).RootElement;

        Assert.Equal(typeof(EchoPluginFactory), export.Factory);
        Assert.Equal(typeof(EchoPluginFactory).FullName, manifest.GetProperty("factory").GetString());
        Assert.Equal("test.echo-plugin", manifest.GetProperty("id").GetString());
        Assert.Equal("0.1.0", manifest.GetProperty("version").GetString());
        Assert.Equal(
            ["stop", "reconfigure"],
            manifest.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()));
        Assert.Equal(
            ["all many [2.3,3.0)", "other optional [2.3,3.0)", "echo one [2.3,3.0)"],
            manifest.GetProperty("requires").EnumerateArray().Select(static item => string.Join(
                ' ',
                new[] { "parameter", "cardinality", "range" }.Select(name => item.GetProperty(name).GetString()))));
    }

    [Fact]
    public void The_manifest_carries_the_fingerprint_and_the_members_of_the_contract()
    {
        var export = typeof(EchoPlugin).Assembly.GetCustomAttribute<PluginExportAttribute>()!;
        var required = JsonDocument.Parse(export.Manifest).RootElement.GetProperty("requires")[0];

        Assert.Equal(EchoRuntime.Fingerprint, required.GetProperty("fingerprint").GetString());
        Assert.Equal(
            EchoRuntime.Instance.Model.Members,
            required.GetProperty("members")
                .EnumerateObject()
                .ToDictionary(static item => item.Name, static item => item.Value.GetString()!));
    }
}
