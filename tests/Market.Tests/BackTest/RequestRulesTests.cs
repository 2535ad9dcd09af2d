using Market.BackTest;
using Market.BackTesting;
using Xunit;

namespace Market.Tests.BackTest;

public sealed class RequestRulesTests
{
    private static readonly BackTestRequest Sound = Books.Request(1_000m);

    public static TheoryData<string, BackTestRequest> Unsound => new()
    {
        { "InitialCash", Sound with { InitialCash = 0 } },
        { "InitialCash", Sound with { InitialCash = 0.001m } },
        { "LotSize", Sound with { LotSize = 0 } },
        { "RiskFreeRate", Sound with { RiskFreeRate = double.NaN } },
        { "Range", Sound with { Range = new(new(2020, 1, 2), new(2020, 1, 1)) } },
        { "Commission", Sound with { Commission = new Commission.PerOrder(-1m) } },
        { "Commission", Sound with { Commission = new Commission.Proportional(0.1m, -1m) } },
        { "Slippage", Sound with { Slippage = new Slippage.PerUnit(-1m) } },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void A_request_that_makes_no_sense_is_refused_by_name(string member, BackTestRequest request)
    {
        RequestRules.Check(Sound);

        var error = Assert.Throws<InvalidBackTestException>(() => RequestRules.Check(request));
        Assert.Equal(member, error.Member);
    }
}
