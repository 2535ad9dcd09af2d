using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Exploration.Tests;

/// <summary>
/// Whether what is awaited is there; asked instead of being told, which would be on a thread of the pool.
/// </summary>
/// <typeparam name="TAwaiter">The awaiter.</typeparam>
internal static class Awaiting<TAwaiter>
    where TAwaiter : INotifyCompletion
{
    public static Func<TAwaiter, bool> IsOver { get; } = Make();

    private static Func<TAwaiter, bool> Make()
    {
        if (typeof(TAwaiter) == typeof(YieldAwaitable.YieldAwaiter))
        {
            return static _ => true;
        }

        var awaiter = Expression.Parameter(typeof(TAwaiter));
        return Expression.Lambda<Func<TAwaiter, bool>>(Expression.Property(awaiter, "IsCompleted"), awaiter).Compile();
    }
}
