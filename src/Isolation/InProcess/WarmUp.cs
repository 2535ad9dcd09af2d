using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Mortise.Isolation.InProcess;

/// <summary>Has a plug-in's code compiled before its first call, without running any of it.</summary>
internal static class WarmUp
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Compiles the class and what is nested in it, such as the state machines of its methods, and has the runtime find
    /// the way from the interfaces that others call to the class.
    /// </summary>
    public static void Prepare(object plugin)
    {
        var type = plugin.GetType();
        Compile(type);
        foreach (var nested in type.GetNestedTypes(All))
        {
            Compile(nested);
        }

        // Those that are collectible are the plug-in's own business, and what is made for them might hold it.
        foreach (var called in type.GetInterfaces().Where(static called => !called.IsCollectible))
        {
            Connect(called, plugin);
        }
    }

    /// <summary>
    /// To make a delegate of an interface's method finds what the first call would have to find, and calls nothing.
    /// </summary>
    private static void Connect(Type called, object plugin)
    {
        foreach (var method in called.GetMethods(BindingFlags.Instance | BindingFlags.Public))
        {
            Type[] signature = [.. method.GetParameters().Select(static each => each.ParameterType), method.ReturnType];
            if (!method.IsGenericMethod && !Array.Exists(signature, static each => each.IsByRef || each.IsByRefLike))
            {
                _ = method.CreateDelegate(Expression.GetDelegateType(signature), plugin);
            }
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
