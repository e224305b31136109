#=== blocks and arguments that the language does not have
resources "aws_vpc" "a" { #~ Unsupported block type
}

#=== an argument outside of any block
region = "us-east-1" #~ Unsupported argument

#=== labels
resource "aws_vpc" { #~ Missing name for resource
}

#=== labels: one too many
variable "a" "b" { #~ Extraneous label for variable
}

#=== names
resource "aws_vpc" "1a" { #~ Invalid resource name
  cidr_block = "10.0.0.0/16"
}

#=== an argument that a variable does not have
variable "a" {
  required = true #~ Unsupported argument
}

#=== an output without a value
output "a" { #~ Missing required argument
}

#=== what is declared twice
variable "a" {}
variable "a" {} #~ Duplicate variable declaration
output "o" {
  value = 1
}
output "o" { #~ Duplicate output definition
  value = 2
}
locals {
  l = 1
}
locals {
  l = 2 #~ Duplicate local value definition
}

#=== resources that are declared twice
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_vpc" "a" { #~ Duplicate resource "aws_vpc" configuration
  cidr_block = "10.0.0.0/16"
}
data "aws_region" "a" {}
data "aws_region" "a" {} #~ Duplicate data "aws_region" configuration

#=== provider and settings that are declared twice
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
terraform {
  required_providers { #~ Duplicate required providers configuration
    random = { source = "hashicorp/random" }
  }
}
provider "aws" {
  region = "us-east-1"
}
provider "aws" { #~ Duplicate provider configuration
  region = "us-east-1"
}

#=== two backends
terraform {
  backend "s3" {}
}
terraform {
  backend "local" {} #~ Duplicate backend configuration
}

#=== a backend that is not written out: init says so
variable "bucket" {
  default = "b"
}
terraform {
  backend "s3" {
    bucket = var.bucket #! Variables not allowed
  }
}

#=== types of variables
variable "a" {
  type = "string" #~ Invalid quoted type constraints
}

#=== types that are none
variable "a" {
  type = text #~ Invalid type specification
}
variable "b" {
  type = list(string, number) #~ Invalid type specification
}
variable "c" {
  type = object({ a = string, b = optional(number, 1) })
}

#=== defaults
variable "a" {
  type    = number
  default = "many" #~ Invalid default value for variable
}
variable "b" {
  type    = list(string)
  default = []
}
variable "c" {
  type    = map(number)
  default = { a = "1" }
}
variable "d" {
  type    = string
  default = null
}

#=== defaults are constants
variable "a" {
  default = var.b #~ Variables not allowed
}
variable "b" {
  default = upper("b") #~ Function calls not allowed
}

#=== a validation must look at its own variable
variable "a" {
  validation {
    condition     = 1 == 1 #! Invalid variable validation condition
    error_message = "No."
  }
}
variable "b" {
  validation {
    condition     = length(var.b) > 1
    error_message = "Too short."
  }
}

#=== versions
terraform {
  required_version = "latest" #~ Invalid version constraint
}

#=== versions of Terraform itself
terraform {
  required_version = ">= 99.0" #~ Unsupported Terraform Core version
}

#=== names that a module call uses
variable "count" {} #~ Invalid variable name

#=== marks must be written out
variable "a" {
  sensitive = "yes" #~ Unsuitable value type
}

#=== descriptions must be written out
variable "a" {
  description = ["a"] #~ Unsuitable value type
}

#=== sources and versions must be written out
terraform {
  required_providers {
    aws = {
      source  = ["hashicorp/aws"] #~ Invalid source
      version = "~> 5.0"
    }
  }
}

#=== count and for_each together
resource "aws_vpc" "a" {
  count      = 1
  for_each   = toset(["a"]) #~ Invalid combination of "count" and "for_each"
  cidr_block = "10.0.0.0/16"
}

#=== lifecycle
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  lifecycle {
    prevent_destroys = true #~ Unsupported argument
  }
}

#=== lifecycle: what it ignores must be there
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  lifecycle {
    ignore_changes = [tags, tags["a"], cidr] #~ Unsupported attribute
  }
}

#=== two lifecycles
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  lifecycle {}
  lifecycle {} #~ Duplicate lifecycle block
}
