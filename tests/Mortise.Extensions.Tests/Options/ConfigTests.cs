using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mortise.Extensions.Tests.Options;

public sealed class ConfigTests
{
    [Fact]
    public async Task Configuration_IsThereInEveryForm()
    {
        var config = new ShopConfig("corner");
        await using var services = PluginServices.Create<ConfigTests>(
            new NotedLog(), services => services.AddConfig(config).AddScoped<Asking>());

        Assert.Same(config, services.GetRequiredService<ShopConfig>());
        Assert.Same(config, services.GetRequiredService<IOptions<ShopConfig>>().Value);
        var monitor = services.GetRequiredService<IOptionsMonitor<ShopConfig>>();
        Assert.Same(config, monitor.CurrentValue);
        Assert.Same(config, monitor.Get("any"));
        Assert.Null(monitor.OnChange(static _ => Assert.Fail("It never changes.")));
        Assert.Same(config, await services.CallAsync<Asking, ShopConfig>(
            static (asking, _) => new(asking.Config), TestContext.Current.CancellationToken));
    }

    public sealed record ShopConfig(string Name);

    private sealed class Asking(IOptionsSnapshot<ShopConfig> options)
    {
        public ShopConfig Config => options.Value;
    }
}
