variable "region" { type = string default = "eu-central-1" }
variable "names" { type = list(string), default = ["a", "b"], description = "Names, in order" }
variable "zone" { type = string
  default = "a" }

terraform {
  required_providers { aws = { source = "hashicorp/aws", version = "~> 5.0" } random = { source = "hashicorp/random" } }
}
