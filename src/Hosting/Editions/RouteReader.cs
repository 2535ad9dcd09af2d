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
    private static readonly (string Word, RoutePolicyKind Meaning)[] _policies =
    [
        ("single", RoutePolicyKind.Single),
        ("roundRobin", RoutePolicyKind.RoundRobin),
        ("all", RoutePolicyKind.All),
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

    /// <summary>
    /// The order of interceptors is fixed: spans see all of a call; the breaker sees how it ended for its consumer; the
    /// deadline bounds all attempts; each attempt waits for its place.
    /// </summary>
    private static RouteConfig Route(ObjectReader reader, ProblemList problems)
    {
        var route = new RouteConfig(reader.Choice("policy", _policies) ?? RoutePolicyKind.Single)
        {
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
        reader.End();
        return route;
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
