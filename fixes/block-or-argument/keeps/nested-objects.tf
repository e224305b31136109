# From version 3 on the provider takes objects where it took blocks.
terraform {
  required_providers {
    helm = {
      source  = "hashicorp/helm"
      version = ">= 3.0"
    }
  }
}

provider "helm" {
  kubernetes = {
    config_path = "~/.kube/config"
  }
}

resource "helm_release" "metrics" {
  name       = "metrics"
  repository = "https://charts.example.com"
  chart      = "metrics"

  set = [
    {
      name  = "replicas"
      value = "2"
    },
  ]
}
