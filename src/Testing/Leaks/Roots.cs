using System.Collections;
using System.Reflection;
using System.Runtime.Loader;

namespace Mortise.Testing.Leaks;

/// <summary>
/// Objects that live as long as the process: timers that are set, static events of the runtime, static fields of
/// whatever is not the runtime. Best effort: what cannot be read is passed over.
/// </summary>
internal static class Roots
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Their fields can be read without running anything: they are initialized in every process.
    private static readonly Type[] _runtime =
        [typeof(AppContext), typeof(AppDomain), typeof(AssemblyLoadContext), typeof(TaskScheduler)];

    /// <param name="except">Its own statics hold it by right.</param>
    public static IEnumerable<(string Name, object Value)> All(AssemblyLoadContext except)
    {
        foreach (var timer in Timers())
        {
            yield return ("a timer that is set", timer);
        }

        foreach (var root in _runtime.SelectMany(StaticsOf))
        {
            yield return root;
        }

        foreach (var root in AssembliesBut(except).SelectMany(TypesIn).SelectMany(StaticsOf))
        {
            yield return root;
        }
    }

    private static IEnumerable<object> Timers()
    {
        var queue = typeof(Timer).Assembly.GetType("System.Threading.TimerQueue");
        var queues = queue?.GetProperty("Instances", Static)?.GetValue(null) as IEnumerable;
        foreach (var each in queues ?? Array.Empty<object>())
        {
            foreach (var list in new[] { "_shortTimers", "_longTimers" })
            {
                var timer = queue!.GetField(list, Instance)?.GetValue(each);
                while (timer is not null)
                {
                    yield return timer;
                    timer = timer.GetType().GetField("_next", Instance)?.GetValue(timer);
                }
            }
        }
    }

    private static IEnumerable<Assembly> AssembliesBut(AssemblyLoadContext except)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return AssemblyLoadContext.All
            .Where(context => context != except && !context.IsCollectible)
            .SelectMany(static context => context.Assemblies)
            .Where(assembly => !assembly.IsDynamic && Path.GetDirectoryName(assembly.Location) != runtime);
    }

    private static IEnumerable<Type> TypesIn(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes().Where(static type => !type.ContainsGenericParameters);
        }
        catch (ReflectionTypeLoadException)
        {
            return [];
        }
    }

    private static IEnumerable<(string Name, object Value)> StaticsOf(Type type)
    {
        foreach (var field in type.GetFields(Static | BindingFlags.DeclaredOnly))
        {
            if (!field.IsLiteral && !field.FieldType.IsPrimitive && !field.FieldType.IsPointer
                && Read(field) is { } value and not string)
            {
                yield return ($"{type.FullName}.{field.Name}", value);
            }
        }
    }

    private static object? Read(FieldInfo field)
    {
        try
        {
            return field.GetValue(null);
        }
        catch (Exception unreadable) when (unreadable is TypeInitializationException or NotSupportedException
            or FieldAccessException or TargetInvocationException)
        {
            return null;
        }
    }
}
