using System.Collections.Frozen;

namespace Orgs.GraphQL.Users;

/// <summary>
/// Passwords that are tried first. The list is put together from the words, runs of keys and endings that people are known to
/// make passwords of: each word alone and with each ending, in any case and with the usual digits for letters. It holds more than
/// three thousand of at least eight characters, and nothing that is not on it is refused.
/// </summary>
public static class CommonPasswords
{
    private static readonly string[] _words = Split(
        """
        password passwort passw passwd pass parola contrasena motdepasse senha wachtwoord salasana haslo heslo parol sifre secret secreto geheim
        admin administrator administrador root user username login welcome willkommen bienvenue bienvenido benvenuto letmein access default
        guest test tester testing demo sample example changeme change temporary temp newpassword mypassword yourpassword thepassword
        qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop asdf asdfgh asdfghjkl asdfasdf zxcv zxcvbn zxcvbnm qazwsx qazwsxedc
        wsxedc edcrfv qweasd qweasdzxc qweqwe asdasd zxczxc qwer qwert qwaszx poiuytrewq lkjhgfdsa mnbvcxz abcabc abcdef abcdefg
        abcdefgh abcdefghi abcd abc aaaa aaaaaa aaaaaaaa bbbbbb xxxx xxxxxx xxxxxxxx zzzzzz zzzzzzzz
        iloveyou ilove loveyou loveme lovelove love lovely lover loverboy forever forever always mylove truelove jetaime teamo tequiero
        ichliebedich tiamo amor amour babygirl babyboy baby sweetheart sweety sweet honey princess prince queen king angel angels angelo
        sunshine sunflower sunday monday friday summer winter spring autumn january february march april june july august september
        october november december sommer herbst fruehling ete hiver verano invierno estate
        football soccer baseball basketball hockey tennis rugby cricket golf golfer volleyball swimming skater skateboard snowboard fussball
        arsenal chelsea liverpool manchester united barcelona realmadrid juventus bayern dortmund benfica flamengo corinthians palmeiras
        yankees cowboys lakers steelers eagles redsox packers raiders broncos dolphins dallas chicago boston texas arizona florida
        california newyork london paris berlin madrid roma milano moscow tokyo sydney america canada mexico brasil france germany england
        dragon dragons monkey tiger lion panther eagle falcon wolf wolves bear shark snake spider scorpion phoenix butterfly dolphin horse
        horses rabbit kitty kitten hellokitty puppy doggy chicken turtle elephant pokemon pikachu charizard mustang ferrari porsche
        mercedes lamborghini corvette camaro chevy harley yamaha suzuki kawasaki honda toyota
        superman batman spiderman ironman wolverine superstar starwars startrek skywalker darthvader yoda gandalf matrix terminator
        hogwarts harrypotter naruto sasuke goku dragonball vegeta minecraft fortnite roblox playstation nintendo xbox gamer gaming
        counterstrike warcraft starcraft diablo zelda mario pacman tetris final finalfantasy
        michael michelle jennifer jessica jordan ashley daniel andrew anthony nicole joshua matthew robert thomas william charlie
        samantha amanda elizabeth stephanie alexander alexandra alexandru benjamin christian christopher jonathan nicholas patrick richard
        victoria victor vanessa natasha natalie melissa martin maria marina sophie sophia olivia oliver george harry hannah heather
        hunter jackson jasmine justin katherine kimberly lauren leonardo lucas madison maggie marcus mickey morgan nathan pamela patricia
        peter philip rachel rebecca ricardo roberto ronaldo messi neymar beckham sandra sebastian shannon steven taylor tiffany tigger
        vincent william yankee zachary carlos carolina fernando francisco alejandro gabriel gustavo eduardo antonio claudia cristina daniela
        computer internet windows microsoft google facebook youtube twitter instagram linkedin samsung apple iphone android amazon netflix
        hacker hacking server database system network security letmeinnow freedom liberty peace master masters mastermind trustno
        shadow killer ninja samurai warrior soldier sniper marine army navy police hitman assassin gangster pirate cowboy ranger
        hunter fisherman fishing racing speedy rocket thunder lightning storm hurricane diamond silver golden platinum crystal emerald
        purple orange yellow green black white blue pink redrose blackcat bluesky rainbow flower flowers rose roses daisy lily violet
        chocolate cookie cookies cupcake candy sugar cheese pepper ginger banana apples cherry strawberry peanut butter coffee pizza
        whatever nothing something anything nobody somebody everything blahblah fuckyou fuckoff fuckme asshole bitch bullshit
        jesus jesuschrist christ godisgood blessed heaven angelito faith grace church bible gospel allah bismillah mohammed
        metallica slipknot nirvana beatles elvis madonna eminem rihanna beyonce shakira justinbieber onedirection guitar music
        family friend friends bestfriend mother father mommy daddy mama papa sister brother grandma grandpa married single
        money dollar cash rich million millionaire business company office manager boss service support student school college teacher
        jellybean bubbles buttercup snoopy garfield scooby simpsons homer bart southpark spongebob mickeymouse tinkerbell cinderella
        """);

    private static readonly string[] _endings = Split(
        """
        1 2 3 7 8 9 0 01 02 07 10 11 12 13 21 22 23 69 77 88 99 00 007 111 123 321 333 420 666 777 888 911 999 000 1234 4321 12345 54321 123456
        1111 2000 2010 2015 2018 2019 2020 2021 2022 2023 2024 2025 2026 1980 1985 1990 1995 1q2w ! !! !1 1! 123! 1234! @ @1 @123 # $ . * ? _1 -1
        a s x me you
        """);

    private static readonly string[] _runs = Split(
        """
        12345678 123456789 1234567890 12345678910 0123456789 987654321 9876543210 87654321 11111111 22222222 33333333 44444444 55555555
        66666666 77777777 88888888 99999999 00000000 111111111 1111111111 0000000000 11112222 11223344 1122334455 12121212 12341234 123123123
        12312312 13131313 23232323 69696969 78945612 789456123 147258369 147852369 159357456 741852963 963852741 01234567 10203040 102030405
        12344321 123454321 123321123 123321321 112233445566 31415926 314159265 27182818 19191919 20202020 10101010 01010101
        1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1zaq1 zaq1xsw2 !qaz2wsx 1qaz!qaz
        qwer1234 qwerty12 1234qwer 123qwe123 123qweasd qwe123qwe 12qwaszx qwertyui qwertyuiop[] asdfjkl; asdf1234 1234asdf asdfghjk zxcvbnm1
        abcd1234 1234abcd abc12345 abc123456 a1234567 a12345678 a123456789 aa123456 aa12345678 1a2b3c4d a1b2c3d4 a1b2c3d4e5 ab123456
        abcdefghij abcdefghijk q1q1q1q1 1q1q1q1q qqqqqqqq 1a1a1a1a asdasdasd qweqweqwe zxczxczxc asd123asd passw0rd1 pass1234word
        letmein12 trustno1 trustno12 iloveyou2 iloveyou12 iloveu123 loveyou123 ncc1701d ncc1701e thx11381138 rush2112 blink182 blink1822
        correcthorsebatterystaple p@ssw0rd p@ssword123 pa55word pa55w0rd pa$$word pa$$w0rd admin@123 administrator1 root1234 toor1234
        mypass123 mypassword1 thisismypassword nopassword nopasswd iforgotit dontknow idontknow passphrase openopen opensesame
        """);

    private const int MinLength = 8;

    private static readonly FrozenSet<string> _foldedRuns = FoldAll(_runs);
    private static readonly FrozenSet<string> _foldedWords = FoldAll(_words);
    private static readonly FrozenSet<string> _foldedEndings = FoldAll(_endings);

    /// <summary>How many there are.</summary>
    public static int Count() => All().Where(password => password.Length >= MinLength).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Whether a password is on the list. The list is never written out: a password is taken apart instead.</summary>
    public static bool Contain(string password)
    {
        var folded = Fold(password);
        return password.Length >= MinLength
            && (_foldedRuns.Contains(folded)
                || _foldedWords.Contains(folded)
                || IsDoubled(folded)
                || _foldedEndings.Any(ending => folded.EndsWith(ending, StringComparison.Ordinal) && _foldedWords.Contains(folded[..^ending.Length])));
    }

    private static bool IsDoubled(string folded)
    {
        var half = folded.Length / 2;
        return folded.AsSpan(0, half).SequenceEqual(folded.AsSpan(half)) && _foldedWords.Contains(folded[half..]);
    }

    private static IEnumerable<string> All()
        => _foldedRuns
            .Concat(_foldedWords)
            .Concat(_foldedWords.Select(word => word + word))
            .Concat(_foldedWords.SelectMany(_ => _foldedEndings, (word, ending) => word + ending));

    private static FrozenSet<string> FoldAll(IEnumerable<string> words) => words.Select(Fold).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>In lower case, with the letters that digits and signs usually stand for. Both sides of a comparison are folded.</summary>
    private static string Fold(string password)
        => string.Create(password.Length, password, static (folded, password) =>
        {
            for (var index = 0; index < password.Length; index++)
            {
                folded[index] = char.ToLowerInvariant(password[index]) switch
                {
                    '0' => 'o',
                    '1' or '!' => 'i',
                    '3' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '7' => 't',
                    var character => character,
                };
            }
        });

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
