using Architecture.Tests.Model;
using Architecture.Tests.Rules;
using Xunit;

namespace Architecture.Tests;

public sealed class RepositoryTests
{
    private static readonly Lazy<Repository> _checkout = new(Repository.OfCheckout);

    public static TheoryData<string> Rules => [.. Every.Rule.Select(rule => rule.GetType().Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Repository_ObeysTheRule(string rule)
    {
        var violations = Every.Rule.Single(each => each.GetType().Name == rule).Check(_checkout.Value).ToArray();

        Assert.True(violations.Length == 0, $"{rule}:\n" + string.Join('\n', violations.Take(100).Select(one => one)));
    }

    [Fact]
    public void Checkout_IsReadWhole()
    {
        Assert.Contains(_checkout.Value.Files, file => file.Path == "Directory.Build.props");
        Assert.Contains(_checkout.Value.Files, file => file.IsUnder("src/Contracts"));
    }
}
