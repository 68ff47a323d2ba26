// Renders a chart as "helm template" does: Go's text/template with the functions of sprig and those that Helm adds. Debian
// has these libraries, but not Helm itself.
//
//	render CHART RELEASE VALUES.yaml…
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"github.com/ghodss/yaml"
)

type object = map[string]interface{}

type files struct{ folder string }

func (f files) Get(name string) string {
	content, err := os.ReadFile(filepath.Join(f.folder, name))
	if err != nil {
		return ""
	}
	return string(content)
}

func main() {
	chart, release := os.Args[1], os.Args[2]
	values := read(filepath.Join(chart, "values.yaml"))
	for _, file := range os.Args[3:] {
		merge(values, read(file))
	}
	metadata := read(filepath.Join(chart, "Chart.yaml"))
	scope := object{
		"Values":  values,
		"Chart":   object{"Name": metadata["name"], "Version": metadata["version"], "AppVersion": metadata["appVersion"]},
		"Release": object{"Name": release, "Namespace": "default", "Service": "Helm", "IsInstall": true},
		"Files":   files{chart},
	}
	names, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	check(err)
	sort.Strings(names)
	root := template.New("chart").Option("missingkey=zero")
	root.Funcs(functions(root))
	for _, name := range names {
		content, err := os.ReadFile(name)
		check(err)
		_, err = root.New(filepath.Base(name)).Parse(string(content))
		check(err)
	}
	for _, name := range names {
		base := filepath.Base(name)
		if strings.HasPrefix(base, "_") || base == "NOTES.txt" {
			continue
		}
		fmt.Printf("---\n# Source: %s\n%s\n", base, execute(root, base, scope))
	}
	// Helm prints it after an install.
	for _, line := range strings.Split(execute(root, "NOTES.txt", scope), "\n") {
		fmt.Println("#", line)
	}
}

func functions(root *template.Template) template.FuncMap {
	all := sprig.TxtFuncMap()
	// Helm offers no access to the environment.
	delete(all, "env")
	delete(all, "expandenv")
	all["include"] = func(name string, data interface{}) (string, error) {
		var out bytes.Buffer
		err := root.ExecuteTemplate(&out, name, data)
		return out.String(), err
	}
	all["toYaml"] = func(value interface{}) (string, error) {
		out, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(out), "\n"), err
	}
	all["fromYaml"] = func(text string) (object, error) {
		out := object{}
		return out, yaml.Unmarshal([]byte(text), &out)
	}
	all["fromJson"] = func(text string) (object, error) {
		out := object{}
		return out, json.Unmarshal([]byte(text), &out)
	}
	all["required"] = func(message string, value interface{}) (interface{}, error) {
		if value == nil || value == "" {
			return nil, fmt.Errorf("%s", message)
		}
		return value, nil
	}
	return all
}

func execute(root *template.Template, name string, scope object) string {
	var out bytes.Buffer
	check(root.ExecuteTemplate(&out, name, scope))
	// As Helm does.
	return strings.ReplaceAll(out.String(), "<no value>", "")
}

func merge(into, from object) {
	for key, value := range from {
		inner, isObject := value.(object)
		existing, wasObject := into[key].(object)
		if isObject && wasObject {
			merge(existing, inner)
		} else {
			into[key] = value
		}
	}
}

func read(file string) object {
	content, err := os.ReadFile(file)
	check(err)
	out := object{}
	check(yaml.Unmarshal(content, &out))
	return out
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
