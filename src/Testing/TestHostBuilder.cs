using System.Collections.Immutable;
using Mortise.Kernel;

namespace Mortise.Testing;

/// <summary>Says what is around the plug-ins under test. Used by one thread.</summary>
public sealed class TestHostBuilder
{
    private readonly List<PluginUnderTest> _plugins = [];
    private readonly List<Fake> _fakes = [];
    private TimeProvider _time = TimeProvider.System;
    /// <summary>Without a heartbeat, whose timer would be one of those that a test waits for.</summary>
    private KernelDeadlines _deadlines = new() { Heartbeat = Timeout.InfiniteTimeSpan };

    internal TestHostBuilder(PluginUnderTest plugin) => _plugins.Add(plugin);

    /// <summary>Configures the plug-in that was named last.</summary>
    /// <param name="config">Its configuration record, with the values that the plug-in is to read.</param>
    public TestHostBuilder WithConfig(object config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Configure(ConfigDocument.Write(config));
    }

    /// <summary>Configures the plug-in that was named last with JSON, as in an edition file.</summary>
    public TestHostBuilder WithConfigJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Configure(System.Text.Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Provides a contract that a plug-in under test requires, by an object of the test.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="fake">Called in place of a plug-in.</param>
    /// <param name="name">
    /// The name of the instance that it stands for, for requirements with a key and for <see cref="Ports{TContract}"/>;
    /// empty for the last part of the contract's name.
    /// </param>
    public TestHostBuilder Provide<TContract>(TContract fake, string name = "")
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(fake);
        _fakes.Add(new Fake(KnownContracts.Of(typeof(TContract)), _ => fake, name));
        return this;
    }

    /// <summary>
    /// Provides a contract as <see cref="Provide"/> does, by an object that sees who calls it.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="create">Makes the object, given the context of its calls. Called once, while the host
    /// starts.</param>
    /// <param name="name">The name of the instance that it stands for; empty for the last part of the contract's
    /// name.</param>
    public TestHostBuilder ProvideWithCall<TContract>(Func<ICurrentCall, TContract> create, string name = "")
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(create);
        _fakes.Add(new Fake(KnownContracts.Of(typeof(TContract)), create, name) { AsksForContext = true });
        return this;
    }

    /// <summary>Lets another real plug-in take part; it starts before the one named first.</summary>
    /// <typeparam name="TPlugin">Its class.</typeparam>
    /// <param name="name">The name of the instance; empty for the last part of the plug-in's id.</param>
    public TestHostBuilder Also<TPlugin>(string name = "")
        where TPlugin : class
    {
        _plugins.Add(PluginUnderTest.Of(typeof(TPlugin), name));
        return this;
    }

    /// <summary>
    /// Takes a clock, usually <see cref="VirtualTime"/>, for the kernel and for plug-ins that ask for one.
    /// </summary>
    public TestHostBuilder WithTime(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        return this;
    }

    /// <summary>
    /// Changes how long the kernel waits for the plug-ins. A test host probes nobody by itself unless these say so.
    /// </summary>
    public TestHostBuilder WithDeadlines(KernelDeadlines deadlines)
    {
        ArgumentNullException.ThrowIfNull(deadlines);
        _deadlines = deadlines;
        return this;
    }

    /// <summary>Starts everything.</summary>
    /// <param name="level">Where the plug-ins run.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartFailedException">A plug-in did not start.</exception>
    public async Task<TestHost> StartAsync(
        IsolationLevel level = IsolationLevel.InProcessStrict, CancellationToken cancellation = default)
    {
        var surroundings = new Surroundings([.. _plugins], [.. _fakes], level, _time, _deadlines);
        try
        {
            await surroundings.StartAsync(cancellation).ConfigureAwait(false);
            return new TestHost(surroundings);
        }
        catch
        {
            await surroundings.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private TestHostBuilder Configure(ReadOnlyMemory<byte> config)
    {
        _plugins[^1] = _plugins[^1] with { Config = config };
        return this;
    }
}
