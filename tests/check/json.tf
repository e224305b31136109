#=== everything that may stand in JSON
#--- main.tf.json
{
  "//": "a comment",
  "terraform": {
    "required_version": ">= 1.5",
    "required_providers": { "aws": { "source": "hashicorp/aws", "version": "~> 5.0" } },
    "backend": { "s3": { "bucket": "state", "key": "${literal}", "region": "eu-west-1" } }
  },
  "provider": { "aws": [ { "region": "${var.region}" }, { "alias": "east", "region": "us-east-1" } ] },
  "variable": {
    "region": { "type": "string", "default": "eu-west-1", "description": "The ${region}" },
    "names": { "type": "list(string)", "default": ["a", "b"] },
    "size": { "type": "object({ name = string, size = optional(number, 3) })", "default": { "name": "x" } }
  },
  "locals": { "prefix": "${var.size.name}-${var.region}", "count": "${length(var.names)}", "//": "no local" },
  "resource": {
    "aws_s3_bucket": {
      "logs": {
        "//": "logs",
        "for_each": "${toset(var.names)}",
        "bucket": "${local.prefix}-${each.key}",
        "tags": { "Name": "${each.value}", "${var.region}": "here" },
        "lifecycle": { "ignore_changes": ["tags", "bucket"], "prevent_destroy": false }
      },
      "one": { "provider": "aws.east", "bucket": "b", "depends_on": ["aws_s3_bucket.logs"] }
    },
    "aws_instance": {
      "web": {
        "ami": "ami-1",
        "instance_type": "t3.micro",
        "root_block_device": { "volume_size": 10 },
        "ebs_block_device": [ { "device_name": "a" }, { "device_name": "b" } ],
        "dynamic": {
          "network_interface": {
            "for_each": "${var.names}",
            "iterator": "card",
            "content": { "device_index": "${card.key}", "network_interface_id": "${card.value}" }
          }
        },
        "provisioner": [
          { "local-exec": { "command": "echo \"${self.id}\"", "when": "destroy" } },
          { "remote-exec": { "inline": ["ls"] } }
        ],
        "connection": { "host": "${self.public_ip}" }
      }
    }
  },
  "data": { "aws_region": { "now": {} } },
  "output": {
    "id": { "value": "${aws_instance.web.id}", "sensitive": true },
    "all": { "value": "${[for bucket in aws_s3_bucket.logs : bucket.arn]}" },
    "text": { "value": "%{ if local.count > 1 }many%{ else }one%{ endif } and \\ back" }
  },
  "moved": [ { "from": "aws_instance.old", "to": "aws_instance.web" } ],
  "import": [ { "to": "aws_s3_bucket.one", "id": "b" } ],
  "check": {
    "up": {
      "data": { "aws_vpc": { "own": { "id": "x" } } },
      "assert": { "condition": "${data.aws_vpc.own.id != \"\"}", "error_message": "no" }
    }
  }
}
#--- types.tf
# resource "aws_s3_bucket", resource "aws_instance", data "aws_region", data "aws_vpc"

#=== arrays where an object may stand
#--- main.tf.json
[
  { "variable": [ { "cidr": [ { "type": "string" } ] } ] },
  { "output": { "cidr": { "value": "${var.cidr}" } } }
]

#=== what is missing is missing at the end of a body
#--- main.tf.json
{
  "resource": {
    "aws_subnet": {
      "a": {
        "cidr_block": "10.0.0.0/24"
      } #~ Missing required argument
    }
  }
}
#--- types.tf
# resource "aws_subnet"

#=== names that the provider and the language do not know
#--- main.tf.json
{
  "resource": {
    "aws_vpc": {
      "a": {
        "cidr_block": "10.0.0.0/16",
        "nonsense": true #~ Extraneous JSON object property
      }
    }
  }
}
#--- types.tf
# resource "aws_vpc"

#=== a block of the file that there is not
#--- main.tf.json
{
  "variable": { "a": { "type": "string" } },
  "resources": {} #~ Extraneous JSON object property
}

#=== references from JSON
#--- main.tf.json
{
  "output": {
    "x": {
      "value": "${var.nope}" #~ Reference to undeclared input variable
    },
    "y": {
      "value": "line one\nline two ${local.nope}" #! Reference to undeclared local value
    }
  }
}

#=== names of JSON in HCL, and of HCL in JSON
output "a" {
  value = "${var.cidr} ${local.one} ${local.two}"
}
locals {
  two = 2
}
#--- names.tf.json
{ "variable": { "cidr": { "default": "10.0.0.0/16" } }, "locals": { "one": "${local.two}" } }

#=== a name that both declare
variable "a" {}
#--- names.tf.json
{
  "variable": {
    "a": { "type": "string" } #~ Duplicate variable declaration
  }
}

#=== JSON that is none
#--- main.tf.json
{
  "variable": { "a": { "type": "string" }, } #! Trailing comma
}

#=== labels that are none
#--- main.tf.json
{
  "resource": {
    "aws_vpc": "x" #! Incorrect JSON value type
  }
}

#=== a value where a block stands
#--- main.tf.json
{
  "resource": {
    "aws_instance": { "w": { "ami": "a", "instance_type": "t",
      "root_block_device": "x" } } #~ Incorrect JSON value type
  }
}
#--- types.tf
# resource "aws_instance"

#=== a default of another type
#--- main.tf.json
{
  "variable": {
    "n": { "type": "number",
      "default": "abc" } #~ Invalid default value for variable
  }
}

#=== a template that cannot be read
#--- main.tf.json
{
  "locals": {
    "a": "${upper(\"x\"}" #! Invalid expression
  }
}

#=== an override in JSON
resource "terraform_data" "a" {
  input = 1
}
#--- override.tf.json
{ "resource": { "terraform_data": { "a": { "input": 2 } } } }
