<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Clawtune::ConnectionsTab</name>
    <message numerus="yes">
        <source>%n container network(s) could not be entered: no bytes from there.</source>
        <translation>
            <numerusform>%n container network could not be entered: no bytes from there.</numerusform>
            <numerusform>%n container networks could not be entered: no bytes from there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further socket(s) without traffic are not listed.</source>
        <translation>
            <numerusform>%n further socket without traffic is not listed.</numerusform>
            <numerusform>%n further sockets without traffic are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::DetailsPane</name>
    <message numerus="yes">
        <source>%n open file(s)</source>
        <translation>
            <numerusform>%n open file</numerusform>
            <numerusform>%n open files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::HostRail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessActions</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1: names of processes</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::StatementsTable</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
</TS>
