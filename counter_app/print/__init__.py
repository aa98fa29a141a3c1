"""The official forms as PDF, QR codes and printers. Import its members, never the package (it shadows print)."""
