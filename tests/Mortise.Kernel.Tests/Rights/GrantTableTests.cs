using CsCheck;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Rights;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Rights;

public sealed class GrantTableTests
{
    private static readonly ContractId _orders = new("shop.orders", 1);

    private static readonly GrantTable _table = GrantTable.Of(
    [
        Given.Plugin(InstanceModel.Host),
        Given.Plugin("snail") with { Grants = [_orders, new ContractId("shop.bar-closed", 2)] },
        Given.Plugin("slug"),
    ]);

    [Theory]
    [InlineData("snail", "shop.orders/1", ReasonCode.Granted)]
    [InlineData("snail", "shop.orders/2", ReasonCode.NotGranted)]
    [InlineData("snail", "shop.bar-closed/2", ReasonCode.Granted)]
    [InlineData("slug", "shop.orders/1", ReasonCode.NotGranted)]
    [InlineData("nobody", "shop.orders/1", ReasonCode.NotGranted)]
    [InlineData("", "shop.orders/1", ReasonCode.NotGranted)]
    [InlineData("host", "shop.orders/1", ReasonCode.GrantedByRole)]
    [InlineData("operator", "shop.orders/1", ReasonCode.GrantedByRole)]
    public void Only_what_was_granted_by_name_and_major_may_be_used(
        string caller, string subject, ReasonCode decision) =>
        Assert.Equal(decision, _table.Decide(caller, ContractId.Parse(subject)));

    [Fact]
    public void A_refusal_names_both_and_what_to_do()
    {
        Assert.Null(_table.Refuse("snail", _orders));
        var refusal = _table.Refuse("slug", _orders);
        Assert.Equal("MT3005", refusal!.Code);
        Assert.Equal(["slug", "shop.orders/1"], refusal.Conflict);
        Assert.Contains("\"shop.orders/1\" to its grants", refusal.Explanation);
    }

    [Fact]
    public void The_resolver_never_gives_a_route_without_a_grant() =>
        Gen.Select(Instances.Any, Instances.Policies).Sample((instances, policies) =>
        {
            var table = GrantTable.Of(instances);
            foreach (var found in Resolver.Resolve(instances, policies).Instances)
            {
                Assert.All(
                    found.Routes.Where(route => !route.Providers.IsEmpty),
                    route => Assert.Null(table.Refuse(found.Instance.Name, route.Requirement.Contract)));
            }
        });
}
