#=== a configuration that is not there
resource "aws_vpc" "a" {
  provider   = aws.west #! Provider configuration not present
  cidr_block = "10.0.0.0/16"
}

#=== a configuration that is there
provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
resource "aws_vpc" "a" {
  provider   = aws.west
  cidr_block = "10.0.0.0/16"
}
resource "aws_vpc" "b" {
  provider   = aws
  cidr_block = "10.0.0.0/16"
}

#=== arguments of a provider
provider "aws" {
  region  = "us-east-1"
  regions = ["us-east-1"] #~ Unsupported argument
  default_tags {
    tags = { Owner = "a" }
  }
}
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

#=== a version that no release has
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "> 6.0, < 5.0" #! Failed to query available provider packages
    }
  }
}
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

#=== what is no version
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.x" #~ Invalid version constraint
    }
  }
}

#=== a key that required_providers does not have
terraform {
  required_providers {
    aws = {
      source   = "hashicorp/aws"
      versions = "~> 5.0" #~ Invalid required_providers object
    }
  }
}


#=== addresses of providers
terraform {
  required_providers {
    aws = {
      source = "hashicorp/terraform-provider-aws" #~ Invalid provider type
    }
  }
}

#=== addresses of providers: no URL
terraform {
  required_providers {
    aws = {
      source = "https://registry.terraform.io/hashicorp/aws" #~ Invalid provider source string
    }
  }
}

#=== addresses of providers: where they were long ago
terraform {
  required_providers {
    aws = {
      source = "terraform-providers/aws" #~ Failed to query available provider packages
    }
  }
}

#=== names of providers
terraform {
  required_providers {
    my_aws = { #~ Invalid provider local name
      source = "hashicorp/aws"
    }
  }
}

#=== a provider is required by an argument
terraform {
  required_providers {
    aws { #~ Unexpected "aws" block
      source = "hashicorp/aws"
    }
  }
}

#=== functions of providers need the provider
output "a" {
  value = provider::aws::arn_parse("arn:aws:iam::1:role/x") #~ Unknown provider function
}

#=== a configuration that nothing uses is not looked at
provider "aws" {
  regions = "us-east-1"
}

#=== nobody hands a configuration to the module at the top
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.west]
    }
  }
}
resource "aws_vpc" "a" {
  provider   = aws.west #! Provider configuration not present
  cidr_block = "10.0.0.0/16"
}

#=== providers that the registry has elsewhere: the module says where, but for one
terraform {
  required_providers {
    docker = {
      source = "kreuzwerker/docker"
    }
    own = {
      source = "datadog/datadog"
    }
  }
}
resource "docker_image" "a" {
  name = "nginx"
}
resource "datadog_monitor" "a" {
  provider = own
  name     = "a"
}
resource "cloudflare_record" "a" { #! Failed to query available provider packages
  name = "a"
}

#=== a block belongs to the provider that it names
resource "terraform_data" "a" { #~ Invalid resource type
  provider = aws
}

#=== what Terraform's own provider decides is refused without any other provider
resource "terraform_data" "a" {
  id     = "x" #! Value for unconfigurable attribute
  output = "y" #! Value for unconfigurable attribute
}
