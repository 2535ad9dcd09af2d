using ContractsNamespace;
using TestedNamespace;
using Mortise.Testing;

namespace CompanyNamespace;

public sealed class Class1Tests
{
    [Theory, EveryLevel]
    public async Task Greeting_NamesThePerson(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<Class1Plugin>(level, new Class1Config(Salutation: "Servus"));
        Assert.Equal("Servus, Ada!", (await host.Port<IGreeter>().GreetAsync("Ada")).Text);
        host.Accounts.AssertBalanced();
    }
}
