using System.Collections.Immutable;
using System.Globalization;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Routing;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Hosting.Editions;

/// <summary>What an edition says about the routes of contracts.</summary>
internal static class RouteReader
{
    /// <summary>Enough for percents and their tenths, and a round of it is short.</summary>
    private const int MostWeight = 1000;

    private static readonly (string Word, RoutePolicyKind Meaning)[] _policies =
    [
        ("single", RoutePolicyKind.Single),
        ("roundRobin", RoutePolicyKind.RoundRobin),
        ("all", RoutePolicyKind.All),
        ("weighted", RoutePolicyKind.Weighted),
        ("keyed", RoutePolicyKind.Keyed),
        ("fallback", RoutePolicyKind.Fallback),
    ];

    public static ImmutableDictionary<ContractId, RouteConfig> Read(ObjectReader edition, ProblemList problems)
    {
        var routes = ImmutableDictionary.CreateBuilder<ContractId, RouteConfig>();
        foreach (var (key, value) in edition.Members("routes"))
        {
            if (!ContractId.TryParse(key, out var contract))
            {
                problems.Value(value.Place, $"'{key}' is not a contract. It is a lowercase, dotted name and a "
                    + "major version: 'acme.orders/1'.");
                continue;
            }

            // A word is the short form of an object with a policy.
            var node = value.Kind is DocumentKind.Text or DocumentKind.Loose
                ? new DocumentNode(DocumentKind.Object, value.Place) { Members = [new("policy", value)] }
                : value;
            if (ObjectReader.Open(node, problems) is { } route)
            {
                routes[contract] = Route(route, problems);
            }
        }

        return routes.ToImmutable();
    }

    /// <summary>A weight is of an instance of the edition, or of the application.</summary>
    public static void CheckWeights(ObjectReader reader, EditionModel edition, ProblemList problems)
    {
        string[] known = [InstanceModel.Host, .. edition.Plugins.Select(static plugin => plugin.Name)];
        foreach (var (name, value) in (reader.Find("routes")?.Members ?? [])
            .SelectMany(static route => route.Value.Find("weights")?.Members ?? [])
            .Where(weight => !known.Contains(weight.Key)))
        {
            var advice = Spelling.Nearest(name, known) is { } guess
                ? $"Did you mean '{guess}'?"
                : "Name one of its plug-ins, or leave the weight out.";
            problems.Add(
                "MT5015",
                value.Place,
                $"'{name}' has a weight, and no instance of the edition has that name. {advice}");
        }
    }

    /// <summary>
    /// The order of interceptors is fixed: spans see all of a call; the breaker sees how it ended for its consumer; the
    /// deadline bounds all attempts; each attempt waits for its place.
    /// </summary>
    private static RouteConfig Route(ObjectReader reader, ProblemList problems)
    {
        var route = new RouteConfig(reader.Choice("policy", _policies) ?? RoutePolicyKind.Single)
        {
            Weights = Weights(reader, problems),
            Key = reader.Text("key") ?? "",
            Deadline = reader.Duration("deadline"),
            Around =
            [
                .. When(reader.Flag("tracing") is true, static () => RouteInterceptors.Tracing),
                .. Of(reader.Object("breaker"), each => RouteInterceptors.Breaker(Breaker(each))),
            ],
            Behind =
            [
                .. Of(reader.Object("retry"), each => RouteInterceptors.Retry(Retry(each))),
                .. Of(reader.Object("limit"), each => RouteInterceptors.Limit(Limit(each, problems))),
                .. When(reader.Flag("offload") is true, static () => RouteInterceptors.Offload),
            ],
        };
        CheckPolicy(reader, route, problems);
        reader.End();
        return route;
    }

    private static ImmutableDictionary<string, int> Weights(ObjectReader route, ProblemList problems)
    {
        var weights = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in route.Members("weights"))
        {
            if (value.Kind is DocumentKind.Number or DocumentKind.Loose
                && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
                && weight <= MostWeight)
            {
                weights[name] = weight;
            }
            else
            {
                problems.Value(value.Place, $"A weight is a whole number from 0 to {MostWeight}.");
            }
        }

        return weights.ToImmutable();
    }

    private static void CheckPolicy(ObjectReader reader, RouteConfig route, ProblemList problems)
    {
        if (route.Policy == RoutePolicyKind.Keyed && route.Key.Length == 0)
        {
            problems.Missing(reader.Place, "'key' is missing: the argument whose value decides who is called, or "
                + $"'{RouteConfig.Tenant}' or '{RouteConfig.Principal}' of the call.");
        }
        else if (route.Policy != RoutePolicyKind.Keyed && reader.Find("key") is { } key)
        {
            problems.Value(key.Place, "A key decides nothing unless the policy is 'keyed'.");
        }

        if (route.Policy != RoutePolicyKind.Weighted && reader.Find("weights") is { } weights)
        {
            problems.Value(weights.Place, "Weights decide nothing unless the policy is 'weighted'.");
        }
    }

    private static RetrySpec Retry(ObjectReader reader)
    {
        var standard = new RetrySpec();
        var spec = new RetrySpec
        {
            Attempts = reader.Count("attempts", 1) ?? standard.Attempts,
            Delay = reader.Duration("delay") ?? standard.Delay,
        };
        reader.End();
        return spec;
    }

    private static BreakerSpec Breaker(ObjectReader reader)
    {
        var standard = new BreakerSpec();
        var spec = new BreakerSpec
        {
            Failures = reader.Parsed("failures", static text => (double?)Share(text)) ?? standard.Failures,
            Calls = reader.Count("calls", 2) ?? standard.Calls,
            Period = reader.Duration("period") ?? standard.Period,
            Pause = reader.Duration("pause") ?? standard.Pause,
        };
        reader.End();
        return spec;
    }

    private static LimitSpec Limit(ObjectReader reader, ProblemList problems)
    {
        var spec = new LimitSpec(reader.Count("calls", 1) ?? 1, reader.Count("queue", 0) ?? 0);
        if (reader.Find("calls") is null)
        {
            problems.Missing(reader.Place, "'calls' is missing: how many at once.");
        }

        reader.End();
        return spec;
    }

    private static double Share(string text) =>
        text.EndsWith('%')
        && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var share)
        && share is > 0 and <= 100
            ? share / 100.0
            : throw new FormatException($"'{text}' is not a share. Write '50%', from 1% to 100%.");

    private static IEnumerable<Intercept> When(bool asked, Func<Intercept> make) => asked ? [make()] : [];

    private static IEnumerable<Intercept> Of(ObjectReader? reader, Func<ObjectReader, Intercept> make) =>
        reader is null ? [] : [make(reader)];
}
