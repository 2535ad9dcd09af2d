using System.Reflection;
using System.Runtime.CompilerServices;

namespace Mortise.Isolation.InProcess;

/// <summary>Has a plug-in's code compiled before its first call, without running any of it.</summary>
internal static class WarmUp
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Compiles the class and what is nested in it, such as the state machines of its methods.</summary>
    public static void Prepare(Type plugin)
    {
        Compile(plugin);
        foreach (var nested in plugin.GetNestedTypes(All))
        {
            Compile(nested);
        }
    }

    private static void Compile(Type type)
    {
        if (type.ContainsGenericParameters)
        {
            return;
        }

        foreach (var method in type.GetMethods(All))
        {
            if (!method.IsAbstract && !method.ContainsGenericParameters && method.GetMethodBody() is not null)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
    }
}
