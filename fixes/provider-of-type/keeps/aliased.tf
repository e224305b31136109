provider "aws" {
  region = "eu-west-1"
}

provider "kubernetes" {
  alias = "main"
  host  = "https://cluster.example.com"
}

resource "kubernetes_namespace" "app" {
  provider = aws

  metadata {
    name = "app"
  }
}
