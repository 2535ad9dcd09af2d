using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise.Hosting;
using Mortise.Isolation.InProcess;

namespace Mortise;

/// <summary>Makes an application extensible.</summary>
public static class MortiseHostExtensions
{
    /// <summary>
    /// Adds a microkernel to the application: it reads <c>edition.json</c> beside the application, starts the plug-ins
    /// with the application and drains and stops them with it. Exceptions that escape from threads and
    /// <c>async void</c> methods of plug-ins no longer end the process (<see cref="ThreadFaults"/>), unless the
    /// application has set an unhandled-exception handler of its own before.
    /// </summary>
    /// <param name="builder">A builder of the Generic Host or of ASP.NET Core.</param>
    /// <param name="configure">Says what the application provides to plug-ins and requires of them.</param>
    /// <exception cref="InvalidOperationException">It has been added before.</exception>
    public static TBuilder AddMortise<TBuilder>(this TBuilder builder, Action<MortiseBuilder>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddMortiseHosting(mortise =>
        {
            configure?.Invoke(mortise);
            var inProcess = new InProcessIsolation(mortise.NoteUnload);
            foreach (var contracts in mortise.ContractAssemblies)
            {
                inProcess.Share(contracts);
            }

            mortise.Isolate(inProcess);
            ThreadFaults.Contain();
        });
        builder.Services.AddHostedService<PoolThreadsNotice>();
        return builder;
    }
}
