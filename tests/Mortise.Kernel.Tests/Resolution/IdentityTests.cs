using CsCheck;
using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("acme.snail")]
    [InlineData("a.b.c-d.e9")]
    public void A_dotted_lowercase_name_is_a_plugin_id(string text) => Assert.Equal(text, PluginId.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("snail")]
    [InlineData("Acme.Snail")]
    [InlineData("acme.")]
    [InlineData(".acme")]
    [InlineData("acme..snail")]
    [InlineData("acme.1st")]
    [InlineData("acme.snail ")]
    [InlineData("acme/snail")]
    [InlineData("acme.schnecke_")]
    public void Anything_else_is_none(string text)
    {
        Assert.False(PluginId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => PluginId.Parse(text));
    }

    [Fact]
    public void The_default_id_is_empty_text() => Assert.Equal("", default(PluginId).ToString());

    [Fact]
    public void A_contract_reads_back_as_it_is_written() => Gen.Select(
        Gen.OneOf("shop.orders", "orders", "a.b-c.d1"), Gen.Int[0, 99]).Sample((name, major) =>
        Assert.Equal(new ContractId(name, major), ContractId.Parse($"{name}/{major}")));

    [Theory]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("orders/")]
    [InlineData("orders/1.0")]
    [InlineData("orders/01")]
    [InlineData("orders/-1")]
    [InlineData("Orders/1")]
    [InlineData("/1")]
    public void What_is_no_contract_is_refused(string text)
    {
        Assert.False(ContractId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ContractId.Parse(text));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1.0.0")]
    [InlineData("a.b")]
    public void What_is_no_contract_version_is_refused(string text)
    {
        Assert.False(ContractVersion.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ContractVersion.Parse(text));
    }

    [Theory]
    [InlineData("snail", true)]
    [InlineData("snail-2.eu", true)]
    [InlineData("host", false)]
    [InlineData("operator", false)]
    [InlineData("2snail", false)]
    public void Installed_instances_have_plain_names_and_not_those_of_roles(string name, bool allowed) =>
        Assert.Equal(allowed, InstanceModel.IsName(name));

    [Fact]
    public void An_instance_can_override_when_it_is_activated()
    {
        var eager = Given.Plugin("snail");
        Assert.Equal(Activation.Eager, eager.Activation);
        Assert.Equal(Activation.OnDemand, (eager with { ActivationOverride = Activation.OnDemand }).Activation);
    }
}
