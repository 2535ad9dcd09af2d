using Market.BackTesting;
using Market.Prices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mortise.Bench.Editions;

/// <summary>The edition on a host, as an application embeds it.</summary>
internal sealed class RunningMarket : IDisposable
{
    private readonly IHost _host;
    private readonly string _data;
    private readonly IBackTest _engine;

    private RunningMarket(IHost host, string data)
    {
        (_host, _data) = (host, data);
        _engine = host.Services.GetRequiredService<IBackTest>();
    }

    public static RunningMarket Start()
    {
        var data = Directory.CreateTempSubdirectory("mortise-bench-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.AddMortise(mortise => mortise
            .Edition(Path.Combine(AppContext.BaseDirectory, "../../../editions/market/release/edition.json"))
            .Data(data)
            .Override("plugins.gateway.enabled=false")
            .Strict(false)
            .Requires<IBackTest>()
            .Requires<IPriceFeed>());
        var host = builder.Build();
        host.Start();
        return new RunningMarket(host, data);
    }

    public PriceSeries History() =>
        _host.Services.GetRequiredService<IPriceFeed>()
            .HistoryAsync(Scenario.Symbol, default).AsTask().GetAwaiter().GetResult();

    public BackTestResult BackTest(BackTestRequest request) => BackTestAsync(request).AsTask().GetAwaiter().GetResult();

    public void Dispose()
    {
        _host.StopAsync().GetAwaiter().GetResult();
        _host.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async ValueTask<BackTestResult> BackTestAsync(BackTestRequest request)
    {
        BackTestResult? result = null;
        await foreach (var update in _engine.RunAsync(request))
        {
            result = (update as BackTestUpdate.Completed)?.Result ?? result;
        }

        return result ?? throw new InvalidOperationException("The back-test ended without a result.");
    }
}
