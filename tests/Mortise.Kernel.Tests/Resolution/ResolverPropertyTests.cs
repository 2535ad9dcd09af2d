using System.Text;
using CsCheck;
using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

public sealed class ResolverPropertyTests
{
    private const int Cases = 5_000;

    [Fact]
    public void Who_is_resolved_agrees_with_the_naive_rules() => Check((instances, resolution, naive) =>
    {
        foreach (var found in resolution.Instances)
        {
            Assert.Equal(naive.IsResolved(found.Instance.Name), found.IsResolved);
        }
    });

    [Fact]
    public void Each_route_holds_what_the_naive_rules_want_unless_it_avoids_a_cycle() =>
        Check((instances, resolution, naive) =>
        {
            foreach (var (instance, route) in Routes(resolution))
            {
                var wanted = naive.Wanted(instance, route.Requirement);
                if (route.Reason.Code == ReasonCode.AvoidsCycle)
                {
                    Assert.NotEmpty(route.Providers);
                    var candidates = naive.Candidates(instance, route.Requirement);
                    Assert.All(route.Providers, provider => Assert.Contains(provider, candidates));
                }
                else
                {
                    Assert.Equal(wanted, route.Providers.ToArray());
                }
            }
        });

    [Fact]
    public void Nothing_is_avoided_where_the_best_choices_make_no_mandatory_circle() =>
        Check((instances, resolution, naive) =>
        {
            var wanted = Mandatory(resolution)
                .SelectMany(pair => naive.Wanted(pair.Instance, pair.Route.Requirement)
                    .Select(provider => (Consumer: pair.Instance.Name, Provider: provider)))
                .ToLookup(edge => edge.Consumer, edge => edge.Provider);
            if (instances.All(instance => !NaiveResolver.Reaches(wanted, instance.Name, instance.Name)))
            {
                Assert.DoesNotContain(Routes(resolution), pair => pair.Route.Reason.Code == ReasonCode.AvoidsCycle);
            }
        });

    [Fact]
    public void Mandatory_routes_of_resolved_instances_lead_to_resolved_ones_and_make_no_circle() =>
        Check((instances, resolution, naive) =>
        {
            var edges = Edges(Mandatory(resolution));
            foreach (var (instance, route) in Mandatory(resolution))
            {
                Assert.NotEmpty(route.Providers);
                Assert.All(route.Providers, provider => Assert.True(resolution[provider].IsResolved));
                Assert.False(NaiveResolver.Reaches(edges, instance.Name, instance.Name));
            }
        });

    [Fact]
    public void A_route_is_marked_exactly_when_it_may_and_does_close_a_circle() =>
        Check((instances, resolution, naive) =>
        {
            var active = Routes(resolution).Where(pair => resolution[pair.Instance.Name].IsResolved).ToArray();
            var edges = Edges(active);
            foreach (var (instance, route) in active)
            {
                var isFree = route.Requirement.Cardinality != Cardinality.One
                    || NaiveResolver.IsThereAnyway(instance);
                var closes = route.Providers.Any(provider => NaiveResolver.Reaches(edges, provider, instance.Name));
                Assert.Equal(isFree && closes, route.ClosesCycle);
            }
        });

    [Fact]
    public void Every_refusal_is_decisive_and_names_what_there_is() => Check((instances, resolution, naive) =>
    {
        foreach (var found in resolution.Instances.Where(found => !found.IsResolved))
        {
            var refusal = found.Refusal!;
            Assert.NotEqual(ReasonCode.Resolved.Text, refusal.Code);
            Assert.Equal(refusal.Conflict.Length, refusal.Conflict.Distinct().Count());
            Assert.All(refusal.Conflict, part => Assert.True(
                resolution.TryGet(part, out _) || ContractId.TryParse(part, out _), part));
            if (refusal.Code == ReasonCode.MandatoryCycle.Text)
            {
                for (var index = 0; index < refusal.Conflict.Length; index++)
                {
                    var next = resolution[refusal.Conflict[(index + 1) % refusal.Conflict.Length]].Instance;
                    Assert.Contains(
                        resolution[refusal.Conflict[index]].Instance.Manifest.Requires,
                        required => next.Manifest.Provides.Any(provided => provided.Contract == required.Contract));
                }
            }
        }
    });

    [Fact]
    public void The_order_of_the_instances_changes_nothing() =>
        Gen.Select(Instances.Any, Instances.Policies, Gen.Int).Sample(
            (instances, policies, seed) =>
            {
                var shuffled = instances.ToArray();
                new Random(seed).Shuffle(shuffled);
                Assert.Equal(
                    Print(Resolver.Resolve(instances, policies)), Print(Resolver.Resolve(shuffled, policies)));
            },
            iter: Cases);

    [Fact]
    public void The_order_of_starts_puts_providers_first_and_depends_on_nothing_else() =>
        Check((instances, resolution, naive) =>
        {
            var order = StartOrder.Of(resolution, instances.Select(instance => instance.Name));
            Assert.Equal(order, StartOrder.Of(resolution, instances.Select(instance => instance.Name).Reverse()));
            Assert.Equal(
                resolution.Instances.Where(found => found is { IsResolved: true, Instance.IsHost: false }).Count(),
                order.Distinct().Count());
            foreach (var (instance, route) in Routes(resolution).Where(pair => !pair.Route.ClosesCycle))
            {
                var place = order.IndexOf(instance.Name);
                Assert.All(route.Providers, provider => Assert.True(place < 0 || order.IndexOf(provider) < place));
            }
        });

    private static void Check(Action<InstanceModel[], ResolutionModel, NaiveResolver> check) =>
        Gen.Select(Instances.Any, Instances.Policies).Sample(
            (instances, policies) =>
                check(instances, Resolver.Resolve(instances, policies), new NaiveResolver(instances, policies)),
            iter: Cases,
            print: sample => Print(Resolver.Resolve(sample.Item1, sample.Item2)));

    private static IEnumerable<(InstanceModel Instance, RouteModel Route)> Routes(ResolutionModel resolution) =>
        resolution.Instances.SelectMany(found => found.Routes.Select(route => (found.Instance, route)));

    private static IEnumerable<(InstanceModel Instance, RouteModel Route)> Mandatory(ResolutionModel resolution) =>
        Routes(resolution).Where(pair => pair.Route.Requirement.Cardinality == Cardinality.One
            && !NaiveResolver.IsThereAnyway(pair.Instance)
            && resolution[pair.Instance.Name].IsResolved);

    private static ILookup<string, string> Edges(
        IEnumerable<(InstanceModel Instance, RouteModel Route)> routes) => routes
        .SelectMany(pair => pair.Route.Providers.Select(provider => (Consumer: pair.Instance.Name, Provider: provider)))
        .ToLookup(edge => edge.Consumer, edge => edge.Provider);

    private static string Print(ResolutionModel resolution)
    {
        var text = new StringBuilder();
        foreach (var found in resolution.Instances)
        {
            text.AppendLine($"{found.Instance.Name} provides {string.Join(' ', found.Instance.Manifest.Provides)}: "
                + $"{found.Refusal?.Code} {found.Refusal?.Explanation} "
                + string.Join(' ', found.Refusal?.Conflict ?? []));
            foreach (var route in found.Routes)
            {
                text.AppendLine($"  {route.Requirement} {route.Requirement.Cardinality} {route.Requirement.Key} "
                    + $"{route.Policy} → {string.Join(' ', route.Providers)} {route.Reason} {route.ClosesCycle}");
            }
        }

        return text.ToString();
    }
}
